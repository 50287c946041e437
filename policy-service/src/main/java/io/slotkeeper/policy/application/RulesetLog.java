package io.slotkeeper.policy.application;

import java.time.Instant;

/** Port: every ruleset that was ever in force, so that old verdicts can be understood. */
public interface RulesetLog {

    /** False when this very content is known already. */
    boolean append(Ruleset ruleset, Instant at);
}
