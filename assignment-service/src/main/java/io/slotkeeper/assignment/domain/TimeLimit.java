package io.slotkeeper.assignment.domain;

/** Which setting bounds a wait. */
public enum TimeLimit {
    /** For one answer of policy. */
    VERDICT("verdict-timeout"),
    /** For consent, approval or the acceptance of an offer. */
    TENTATIVE_HOLD("tentative-hold"),
    /** For one order that needs no maintenance window. */
    ORDER("order-wait"),
    /** For what needs a maintenance window. */
    MAINTENANCE("maintenance-wait"),
    /** For others to be done with what is asked for. */
    OTHERS("others-wait");

    private final String setting;

    TimeLimit(String setting) {
        this.setting = setting;
    }

    /** The setting's name under {@code slotkeeper.assignment}. */
    public String setting() {
        return setting;
    }
}
