package io.slotkeeper.assignment.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an installation keeps what is over; zero or less keeps it for ever. What is held or under way always stays. */
@ConfigMapping(prefix = "slotkeeper.assignment.retention")
public interface RetentionConfig {
    /** Assignments that have ended, with their history, orders and consents; the database keeps a day of them at least. */
    @WithDefault("90D")
    Duration endedAssignments();

    /** Keys under which a request may be repeated; 24 hours are promised. */
    @WithDefault("48H")
    Duration idempotencyKeys();
}
