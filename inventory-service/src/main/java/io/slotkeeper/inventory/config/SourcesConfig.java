package io.slotkeeper.inventory.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How an installation paces the reading of its sources. */
@ConfigMapping(prefix = "slotkeeper.inventory.sources")
public interface SourcesConfig {
    /** How often an instance looks whether it is the one that reads, and whether sources were changed. */
    @WithDefault("3S")
    Duration checkInterval();

    /** How long a stop of the service waits for runs to end. */
    @WithDefault("5S")
    Duration stopLimit();

    /** Pause before a run that ended by a fault of our own begins anew. */
    @WithDefault("30S")
    Duration restartPause();

    /** The longest time that a try of a source takes. */
    @WithDefault("20S")
    Duration testTimeout();

    /** How many sources are tried at the same time at most. */
    @WithDefault("4")
    int testsAtOnce();
}
