package io.slotkeeper.inventory.application;

/** The formats that a report may have, each with the source that it is taken for when none is named. */
public enum ReportFormat {
    LSPCI("lspci"),
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
