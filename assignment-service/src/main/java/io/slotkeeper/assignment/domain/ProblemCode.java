package io.slotkeeper.assignment.domain;

import java.util.Locale;

/** The stable codes of everything that the service refuses to a caller. */
public enum ProblemCode {
    INVALID_REQUEST("The request is not valid"),
    ASSIGNMENT_UNKNOWN("There is no such assignment"),
    SCHEMA_UNKNOWN("There is no such schema"),
    ORDER_UNKNOWN("There is no such order"),
    NOT_YOURS("The assignment is someone else's"),
    WRONG_STATE("The assignment's state does not allow this"),
    CONSENT_INCOMPLETE("Not every finding that needs consent is consented to"),
    CONSENT_UNKNOWN("No finding with this code awaits consent"),
    ORDER_NOT_PENDING("The order is not pending"),
    IDEMPOTENCY_KEY_REUSED("The idempotency key was used with another body"),
    IDEMPOTENCY_IN_PROGRESS("A request with this idempotency key is in progress"),
    UNSUPPORTED_COMMAND("The command is not supported");

    private final String title;

    ProblemCode(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The code as callers see it, such as {@code wrong-state}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
