package io.slotkeeper.inventory.domain;

/** What a virtual machine may use and a passthrough device may cost it. */
public enum Feature {
    VMOTION,
    /** As a whole; it counts for each half of which nothing else is said. */
    DRS,
    DRS_PLACEMENT,
    DRS_BALANCING,
    HA,
    FT,
    SNAPSHOTS,
    SUSPEND_RESUME,
    HOT_ADD,
    RECORD_REPLAY
}
