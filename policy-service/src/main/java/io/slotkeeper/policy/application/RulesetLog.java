package io.slotkeeper.policy.application;

import java.time.Instant;

/** Port: every content of a ruleset that ever came with a release. */
public interface RulesetLog {

    /** False when this very content is known already. */
    boolean append(Ruleset ruleset, Instant at);
}
