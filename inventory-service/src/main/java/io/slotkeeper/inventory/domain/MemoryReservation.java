package io.slotkeeper.inventory.domain;

/** How much of its memory the virtual machine has reserved. */
public enum MemoryReservation {
    FULL,
    PARTIAL,
    UNKNOWN
}
