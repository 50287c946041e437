package io.slotkeeper.policy.domain.verdict;

import java.util.Collection;

/** The verdict in one word. */
public enum Outcome {
    ALLOWED,
    NEEDS_CONSENT,
    DENIED;

    /** Any DENY denies; else any APPROVAL or CONSENT must be given first. */
    public static Outcome of(Collection<Severity> severities) {
        if (severities.contains(Severity.DENY)) {
            return DENIED;
        }
        return severities.contains(Severity.APPROVAL) || severities.contains(Severity.CONSENT)
                ? NEEDS_CONSENT
                : ALLOWED;
    }
}
