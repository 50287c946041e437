package io.slotkeeper.policy.application.custom;

import io.slotkeeper.policy.application.custom.PublishedRules.What;
import io.slotkeeper.policy.domain.custom.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: every version of the custom rules. Versions are numbered without gaps and never change; the last is in force. */
public interface RuleSets {

    /** The number of the version in force by what the current transaction sees; 0 before the first rule. */
    int versionInForce();

    /** A version of now or of old; version 0 is empty. */
    Optional<RuleSet> find(int version);

    /** What is told of a version beside its content; empty for version 0. */
    Optional<PublishedRules> published(int version);

    /** Versions below a number, the newest first. */
    List<PublishedRules> publishedBelow(int version, int limit);

    /** Puts a set in force under the number that it has; empty where that number is taken: somebody was faster. */
    Optional<PublishedRules> append(RuleSet set, What what, String rule, String actor, String comment, Instant at);

    default RuleSet inForce() {
        return find(versionInForce()).orElseThrow();
    }
}
