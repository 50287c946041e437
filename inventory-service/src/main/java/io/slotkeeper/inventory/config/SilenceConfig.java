package io.slotkeeper.inventory.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When silence is worth a number. */
@ConfigMapping(prefix = "slotkeeper.inventory.silence")
public interface SilenceConfig {
    /** How often the database is asked for the metrics, at most. */
    @WithDefault("10S")
    Duration interval();

    /** After which time without a word from any source a host counts as unheard of. */
    @WithDefault("24H")
    Duration host();
}
