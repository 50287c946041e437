package io.slotkeeper.policy.events;

import java.time.Instant;

/** {@code slotkeeper.policy.ruleset-published.v1}: a content of a ruleset that is in force from now on. */
record RulesetPublishedV1(String ruleset, int version, int entries, Instant publishedAt, String digest) {

    static final String TYPE = "slotkeeper.policy.ruleset-published.v1";
    static final String TOPIC = "slotkeeper.policy.rulesets";
}
