package io.slotkeeper.policy.domain.facts;

/** How much of a VM's memory is reserved; passthrough on vSphere needs all of it. */
public enum MemoryReservation {
    FULL,
    PARTIAL,
    UNKNOWN
}
