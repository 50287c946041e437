package io.slotkeeper.assignment.domain;

import java.util.Locale;

/** What can happen to an assignment: one fact is one history row, one revision and one published event. */
public enum Fact {
    REQUESTED,
    EVALUATION_REQUESTED,
    CONSENT_AWAITED,
    APPROVAL_AWAITED,
    CONSENT_GIVEN,
    CLAIMED,
    PREPARING,
    ATTACHING,
    ATTACHED,
    ORDER_REPORTED,
    ORDER_OVERDUE,
    RELEASING,
    RELEASED,
    DENIED,
    CANCELLED,
    EXPIRED,
    FAILED;

    /** The CloudEvents type, such as {@code slotkeeper.assignment.consent-given.v1}. */
    public String eventType() {
        return "slotkeeper.assignment." + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";
    }
}
