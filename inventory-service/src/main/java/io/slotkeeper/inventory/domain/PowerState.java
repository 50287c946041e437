package io.slotkeeper.inventory.domain;

/** Whether a virtual machine runs. */
public enum PowerState {
    ON,
    OFF,
    SUSPENDED,
    UNKNOWN
}
