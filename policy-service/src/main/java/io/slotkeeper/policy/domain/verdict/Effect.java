package io.slotkeeper.policy.domain.verdict;

/** What it means for an assignment that it would be judged by other knowledge. */
public enum Effect {
    /** It would be denied, and is not now. */
    DENIED,
    /** It would need a consent or an approval that it does not need now. */
    NEEDS_MORE,
    /** It is denied now, and would not be. */
    ADMITTED,
    /** It would need a consent or an approval less. */
    NEEDS_LESS,
    /** Reasons differ that do not decide. */
    SAME_OUTCOME,
    /** Nothing differs. */
    NONE;

    /** Whether people must hear of it. */
    public boolean decides() {
        return this != SAME_OUTCOME && this != NONE;
    }

    /** Whether it is worse for whoever asked. */
    public boolean worse() {
        return this == DENIED || this == NEEDS_MORE;
    }
}
