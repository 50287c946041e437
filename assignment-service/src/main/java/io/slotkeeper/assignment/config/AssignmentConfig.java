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

    /** How long an order that needs no maintenance window may take until it is reported. */
    @WithDefault("24h")
    Duration orderWait();

    /** How long what needs a maintenance window may take: a host's restart, the repair of a drift. */
    @WithDefault("14d")
    Duration maintenanceWait();

    /** How long others may keep a request waiting; more than their orders may take, a restart included. */
    @WithDefault("30d")
    Duration othersWait();

    /** How long after its start an instance leaves deadlines alone, so that what came in meanwhile is heard first. */
    @WithDefault("30s")
    Duration sweepAfter();

    /** How often deadlines are looked for. */
    @WithDefault("5s")
    Duration sweepEvery();

    /** How often the metrics of what waits are counted. */
    @WithDefault("10s")
    Duration countWaitsEvery();

    /** How many assignments past their deadline are looked for at once. */
    @WithDefault("100")
    int sweepBatch();

    /** How many callers may wait for a verdict at the same time; more are answered at once. */
    @WithDefault("64")
    int waitersMax();
}
