package io.slotkeeper.policy.domain.platform;

/** Whether a platform wants all memory of the VM reserved. */
public enum Reservation {
    REQUIRED,
    NOT_NEEDED,
    UNKNOWN
}
