package io.slotkeeper.policy.domain.facts;

/** Whether the host itself has a driver for a function. */
public enum HostDriver {
    PRESENT,
    ABSENT,
    UNKNOWN
}
