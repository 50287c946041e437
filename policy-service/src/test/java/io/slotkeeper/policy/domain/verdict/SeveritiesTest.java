package io.slotkeeper.policy.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.rules.Rule;
import io.slotkeeper.policy.domain.rules.RuleBook;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeveritiesTest {

    @Test
    void aSiteMayDenyWhatWeOnlyAskConsentFor() {
        Given host = Given.host().with(Card.at(Given.PORT0).ids("1077:2432"));
        assertThat(host.ask(Given.PORT0).outcome()).isEqualTo(Outcome.NEEDS_CONSENT);

        host.severities(Severities.withOverrides(Map.of("unlisted", Severity.DENY)));
        assertThat(host.ask(Given.PORT0).outcome()).isEqualTo(Outcome.DENIED);
    }

    @Test
    void theTwoDefaultsOfFeatureLostAreChangedOneByOne() {
        Severities strict = Severities.withOverrides(Map.of("feature-lost.unused", Severity.APPROVAL));
        assertThat(strict.of(FindingCode.FEATURE_LOST_UNUSED)).isEqualTo(Severity.APPROVAL);
        assertThat(strict.of(FindingCode.FEATURE_LOST)).isEqualTo(Severity.CONSENT);
    }

    @ParameterizedTest
    @CsvSource({
        "VMOTION, USED, feature-lost.vmotion, DENY, DENY",
        "VMOTION, UNKNOWN, feature-lost.vmotion, APPROVAL, APPROVAL",
        "VMOTION, UNUSED, feature-lost.vmotion, DENY, WARN",
        "VMOTION, UNUSED, feature-lost.unused.vmotion, DENY, DENY",
        "HA, USED, feature-lost.vmotion, DENY, CONSENT",
        "HOT_ADD, USED, feature-lost.hot-add, WARN, WARN",
        "DRS_BALANCING, USED, feature-lost.drs-balancing, APPROVAL, APPROVAL",
        "SNAPSHOTS, USED, feature-loss-unknown.snapshots, APPROVAL, APPROVAL",
        "SNAPSHOTS, UNUSED, feature-loss-unknown.snapshots, APPROVAL, WARN"
    })
    void aSiteWeighsEachFeatureByItself(
            Feature feature, Usage usage, String key, Severity configured, Severity severity) {
        Finding finding = Given.dualPortCard()
                .uses(feature, usage)
                .severities(Severities.withOverrides(Map.of(key, configured)))
                .finding("feature-lost", Given.PORT0);
        assertThat(finding.severity()).isEqualTo(severity);
    }

    @Test
    void theHeaviestOfTheFeaturesDecides() {
        Given host = Given.dualPortCard().uses(Feature.HA, Usage.USED).uses(Feature.VMOTION, Usage.USED);
        host.severities(Severities.withOverrides(
                Map.of("feature-lost.vmotion", Severity.WARN, "feature-lost.ha", Severity.DENY)));
        assertThat(host.ask(Given.PORT0).outcome()).isEqualTo(Outcome.DENIED);
    }

    @Test
    void aCodeWeighsForThoseOfItsFeaturesThatHaveNothingOfTheirOwn() {
        Severities site = Severities.withOverrides(
                        Map.of("feature-lost", Severity.DENY, "feature-lost.vmotion", Severity.WARN))
                .with(Severities.withOverrides(Map.of("feature-lost", Severity.APPROVAL)));
        assertThat(site.of(new Weight(FindingCode.FEATURE_LOST, Feature.VMOTION)))
                .isEqualTo(Severity.WARN);
        assertThat(site.of(new Weight(FindingCode.FEATURE_LOST, Feature.HA))).isEqualTo(Severity.APPROVAL);
        assertThat(Severities.withOverrides(site.overrides()).overrides())
                .isEqualTo(Map.of("feature-lost", Severity.APPROVAL, "feature-lost.vmotion", Severity.WARN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unlistet",
                "host-unknown",
                "function-unknown",
                "",
                "unlisted.vmotion",
                "feature-lost.drs",
                "feature-lost.VMOTION"
            })
    void whatCannotBeConfiguredIsRefusedAtStart(String key) {
        assertThatThrownBy(() -> Severities.withOverrides(Map.of(key, Severity.WARN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "INFO WARN, ALLOWED",
        "'', ALLOWED",
        "INFO CONSENT, NEEDS_CONSENT",
        "APPROVAL, NEEDS_CONSENT",
        "CONSENT DENY APPROVAL, DENIED"
    })
    void theHeaviestFindingDecides(String severities, Outcome outcome) {
        List<Severity> given = severities.isEmpty()
                ? List.of()
                : Arrays.stream(severities.split(" ")).map(Severity::valueOf).toList();
        assertThat(Outcome.of(given)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "listed-certified, INFO",
        "listed-experimental, WARN",
        "same-chip-other-board, WARN",
        "unlisted, CONSENT",
        "banned, DENY",
        "list-stale, WARN",
        "no-host-driver, INFO",
        "companion, INFO",
        "companion-active, CONSENT",
        "group-held, DENY",
        "bridge-not-assignable, DENY",
        "feature-lost, CONSENT",
        "feature-lost.unused, WARN",
        "limit-exceeded, DENY",
        "vm-pinned-elsewhere, DENY",
        "host-critical, DENY",
        "host-critical-unknown, WARN",
        "function-held, DENY",
        "held-outside, DENY",
        "virtual-functions, DENY",
        "physical-function-held, DENY",
        "function-lost, DENY",
        "iommu-off, DENY",
        "not-capable, DENY",
        "reboot-needed, WARN",
        "memory-reservation, WARN",
        "no-reset-method, WARN",
        "hardware-too-old, DENY",
        "mmio-size, WARN",
        "readiness-unknown, WARN",
        "limit-disputed, WARN",
        "limit-unknown, WARN",
        "feature-loss-unknown, WARN",
        "requested-active, WARN",
        "host-unknown, DENY",
        "function-unknown, DENY",
        "host-retired, DENY"
    })
    void theDefaultsAreThoseThatWePublished(String key, Severity severity) {
        FindingCode code = Arrays.stream(FindingCode.values())
                .filter(candidate -> candidate.key().equals(key))
                .findFirst()
                .orElseThrow();
        assertThat(Severities.defaults().of(code)).isEqualTo(severity);
    }

    @Test
    void everyCodeBelongsToARuleAndEveryRuleHasCodes() {
        assertThat(Arrays.stream(FindingCode.values()).map(FindingCode::rule).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        RuleBook.rules().stream().map(Rule::name).toList());
    }

    @Test
    void everyCodeHasItsOwnKey() {
        assertThat(FindingCode.values()).extracting(FindingCode::key).doesNotHaveDuplicates();
    }
}
