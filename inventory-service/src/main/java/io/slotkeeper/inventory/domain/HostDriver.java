package io.slotkeeper.inventory.domain;

/** Whether the host itself has a driver for the function. */
public enum HostDriver {
    PRESENT,
    ABSENT,
    UNKNOWN
}
