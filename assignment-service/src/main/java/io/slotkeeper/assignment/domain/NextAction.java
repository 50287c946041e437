package io.slotkeeper.assignment.domain;

import java.util.Locale;

/** What has to be done so that an assignment goes on. */
public enum NextAction {
    GIVE_VERDICT,
    CONSENT,
    APPROVE,
    ACCEPT_OFFER,
    /** Carry out the pending order and report on it. */
    REPORT_ORDER,
    /** Bring somebody else's pending change of the same context group to its end. */
    END_CONTEXT_CHANGE,
    GIVE_BACK,
    REPAIR,
    SANITISE,
    RELEASE;

    /** The code as programs see it, such as {@code report-order}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
