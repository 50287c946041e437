package io.slotkeeper.assignment.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the assignment-service. */
@ConfigMapping(prefix = "slotkeeper.assignment")
public interface AssignmentConfig {
    /** Who acts when a command comes over Kafka: the integration that the command topic is configured for. */
    @WithDefault("integration")
    String commandActor();

    /** How often policy is asked about one request before it ends FAILED. */
    @WithDefault("20")
    int attemptsMax();

    /** How long a verdict may take before policy is asked again. */
    @WithDefault("30s")
    Duration verdictTimeout();

    /** How long functions are held while consent or approval is awaited. */
    @WithDefault("24h")
    Duration tentativeHold();

    /** How often deadlines and unanswered requests are looked for. */
    @WithDefault("5s")
    Duration sweepEvery();

    /** How many requests one sweep takes on. */
    @WithDefault("100")
    int sweepBatch();

    /** How many callers may wait for a verdict at the same time; more are answered at once. */
    @WithDefault("64")
    int waitersMax();
}
