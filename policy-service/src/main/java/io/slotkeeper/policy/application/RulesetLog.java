package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import java.time.Instant;
import java.util.Optional;

/** Port: every ruleset that was ever in force, so that old verdicts can be understood. */
public interface RulesetLog {

    /** False when this very content is known already. */
    boolean append(Ruleset ruleset, Instant at);

    /** The platform profiles that were in force under that version, the last of them where there were several. */
    Optional<PlatformProfiles> platformProfiles(int version);

    /** When this very content came into force first; empty where it never did. */
    Optional<Instant> publishedAt(Ruleset ruleset);
}
