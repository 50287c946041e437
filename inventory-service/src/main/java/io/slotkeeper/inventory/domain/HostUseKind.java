package io.slotkeeper.inventory.domain;

/** What the host itself uses a function for, as reported and never guessed. */
public enum HostUseKind {
    MANAGEMENT_UPLINK,
    BOOT_STORAGE,
    COREDUMP,
    DATASTORE,
    USB_BOOT,
    UPLINK;

    /** Whether the host lives on it, so that it must never be taken away; an ordinary uplink may be moved. */
    public boolean critical() {
        return this != UPLINK;
    }
}
