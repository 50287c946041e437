package io.slotkeeper.policy.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a site keeps what is over; zero or less keeps it for ever. Rulesets always stay. */
@ConfigMapping(prefix = "slotkeeper.policy.retention")
public interface RetentionConfig {

    /** Verdicts of assignments that are gone; the database keeps 30 days of them whatever is set here. */
    @WithDefault("P400D")
    Duration verdicts();

    /** When a VM gave a function back, unless an older sighting on that VM is still reported. */
    @WithDefault("P400D")
    Duration releases();
}
