package io.slotkeeper.assignment.domain;

/** The names of all states on the wire, complete from the start although not all are reached yet. */
public enum StateName {
    REQUESTED,
    QUEUED,
    OFFERED,
    DENIED,
    AWAITING_CONSENT,
    AWAITING_APPROVAL,
    CLAIMED,
    PREPARING,
    ATTACHING,
    ATTACHED,
    DRIFTED,
    RELEASING,
    SANITISING,
    RELEASED,
    CANCELLED,
    EXPIRED,
    FAILED
}
