package io.slotkeeper.notifier.domain;

/** How urgently people should look: nothing to do, someone is waited for or was refused, something is broken. */
public enum Severity {
    INFO,
    WARN,
    ERROR;

    /** The severity of reaching an assignment state; a state that is not known yet is worth an {@link #INFO}. */
    public static Severity ofState(String state) {
        return switch (state) {
            case "FAILED", "DRIFTED" -> ERROR;
            case "DENIED", "AWAITING_CONSENT", "AWAITING_APPROVAL", "EXPIRED" -> WARN;
            default -> INFO;
        };
    }
}
