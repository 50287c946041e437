package io.slotkeeper.inventory.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an installation keeps what is over; zero or less keeps it for ever. The inventory itself always stays. */
@ConfigMapping(prefix = "slotkeeper.inventory.retention")
public interface RetentionConfig {
    /** What was published of changes; the database keeps 30 days of it whatever is set here. */
    @WithDefault("400D")
    Duration changes();

    /** The revision at which an assignment ended; longer than late or repeated news may take. */
    @WithDefault("30D")
    Duration endedHolds();

    /** Names that a source used for machines which it has no more. */
    @WithDefault("30D")
    Duration goneObjects();
}
