package io.slotkeeper.policy.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Rulebook;
import io.slotkeeper.policy.domain.alternatives.Impossible;
import io.slotkeeper.policy.domain.platform.PlatformProfile;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.scenarios.ScenarioFile.Scenario;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario has its verdict, to the last finding; together they show every code and every profile. */
class ScenariosTest {
    private static final int AT_LEAST = 60;

    static Stream<Scenario> scenarios() {
        return ScenarioFile.all().stream().flatMap(file -> file.scenarios().stream());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theVerdictIsTheOneWritten(Scenario scenario) {
        Judged judged = Judged.of(scenario);
        assertThat(judged.findings()).containsExactlyElementsOf(scenario.then().findings());
        assertThat(judged.verdict().outcome()).isEqualTo(scenario.then().outcome());
        if (judged.isAboutWaysOut()) {
            assertThat(judged.waysOut())
                    .containsExactlyElementsOf(scenario.then().waysOut());
            assertThat(judged.around().impossible())
                    .extracting(Impossible::code)
                    .containsExactlyElementsOf(scenario.then().impossible());
        }
        for (String part : scenario.then().says()) {
            assertThat(Judged.shortened(judged.said())).contains(part);
        }
        assertThat(scenario.source()).isNotBlank();
    }

    @Test
    void everyCodeIsShown() {
        assertThat(scenarios().map(Judged::of).flatMap(ScenariosTest::codes).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(FindingCode.values());
    }

    @Test
    void everyProfileIsShown() {
        Set<String> shown = scenarios()
                .map(Judged::of)
                .flatMap(judged -> judged.verdict().facts().profile().stream())
                .map(PlatformProfile::id)
                .collect(Collectors.toSet());
        assertThat(shown)
                .isEqualTo(Rulebook.shipped().platformProfiles().profiles().stream()
                        .map(PlatformProfile::id)
                        .collect(Collectors.toSet()));
    }

    @Test
    void noTwoHaveOneName() {
        assertThat(scenarios().map(Scenario::scenario)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    private static Stream<FindingCode> codes(Judged judged) {
        return judged.verdict().findings().stream().map(Finding::code);
    }
}
