package io.slotkeeper.inventory.domain;

/** What a virtual machine may use and a passthrough device may cost it. */
public enum Feature {
    VMOTION,
    DRS,
    HA,
    FT,
    SNAPSHOTS,
    SUSPEND_RESUME,
    HOT_ADD,
    RECORD_REPLAY
}
