package io.slotkeeper.inventory.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesConfigTest {
    @Test
    void theDefaults() {
        SourcesConfig config = config(Map.of());
        assertThat(config.checkInterval()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.stopLimit()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.restartPause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.testTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.testsAtOnce()).isEqualTo(4);
    }

    @Test
    void everySettingIsMapped() {
        SourcesConfig config = config(Map.of(
                "slotkeeper.inventory.sources.check-interval", "1S",
                "slotkeeper.inventory.sources.stop-limit", "2S",
                "slotkeeper.inventory.sources.restart-pause", "4S",
                "slotkeeper.inventory.sources.test-timeout", "6S",
                "slotkeeper.inventory.sources.tests-at-once", "7"));
        assertThat(config.checkInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.stopLimit()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.restartPause()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.testTimeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.testsAtOnce()).isEqualTo(7);
    }

    private static SourcesConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SourcesConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(SourcesConfig.class);
    }
}
