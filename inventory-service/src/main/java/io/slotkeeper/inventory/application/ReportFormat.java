package io.slotkeeper.inventory.application;

/** The formats that a report may have, each with the source that it is taken for when none is named. */
public enum ReportFormat {
    LSPCI("lspci"),
    /** What {@code esxcli hardware pci list} and {@code esxcli hardware pci pcipassthru list} print. */
    ESXCLI("esxcli"),
    /** What {@code virsh nodedev-dumpxml} prints. */
    NODEDEV("nodedev"),
    JSON("json"),
    /** As JSON, but members that we do not know are passed over: what comes by Kafka may be newer than we are. */
    JSON_TOLERANT("json");

    private final String defaultSource;

    ReportFormat(String defaultSource) {
        this.defaultSource = defaultSource;
    }

    public String defaultSource() {
        return defaultSource;
    }
}
