package io.slotkeeper.policy.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.verdict.Severity;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyConfigTest {

    @Test
    void theDefaults() {
        PolicyConfig config = config(Map.of());
        assertThat(config.severities()).isEmpty();
        assertThat(config.questionGrace()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.evaluationWait()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.ruleTrialBudget()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.supportListStaleAfter()).isEqualTo(Duration.ofDays(400));
    }

    @Test
    void everySettingIsMapped() {
        PolicyConfig config = config(Map.of(
                "slotkeeper.policy.severities.\"unlisted\"", "DENY",
                "slotkeeper.policy.severities.\"feature-lost.unused\"", "APPROVAL",
                "slotkeeper.policy.question-grace", "2S",
                "slotkeeper.policy.evaluation-wait", "1S",
                "slotkeeper.policy.rule-trial-budget", "3S",
                "slotkeeper.policy.support-list-stale-after", "P30D"));
        assertThat(config.severities())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("unlisted", Severity.DENY, "feature-lost.unused", Severity.APPROVAL));
        assertThat(config.questionGrace()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.evaluationWait()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.ruleTrialBudget()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.supportListStaleAfter()).isEqualTo(Duration.ofDays(30));
    }

    private static PolicyConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PolicyConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(PolicyConfig.class);
    }
}
