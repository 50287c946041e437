package io.slotkeeper.policy.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
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
    @ValueSource(strings = {"unlistet", "host-unknown", "function-unknown", ""})
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
                : java.util.Arrays.stream(severities.split(" "))
                        .map(Severity::valueOf)
                        .toList();
        assertThat(Outcome.of(given)).isEqualTo(outcome);
    }

    @Test
    void everyCodeHasItsOwnKey() {
        assertThat(FindingCode.values()).extracting(FindingCode::key).doesNotHaveDuplicates();
    }
}
