package io.slotkeeper.policy.application.custom;

import java.time.Instant;

/**
 * A version of the custom rules without what they say: who changed what, when and why. Versions are the history.
 *
 * @param digest {@code sha256:…} of its document
 * @param rules how many there are, on or off
 * @param rule the one that was changed
 */
public record PublishedRules(
        int version,
        String digest,
        int rules,
        String actor,
        String comment,
        What what,
        String rule,
        Instant publishedAt) {

    /** What was done to the rule. */
    public enum What {
        SAVED,
        ENABLED,
        DISABLED,
        DELETED
    }
}
