package io.slotkeeper.assignment.domain;

/** How carrying out an order ended. */
public enum OrderOutcome {
    SUCCEEDED,
    FAILED
}
