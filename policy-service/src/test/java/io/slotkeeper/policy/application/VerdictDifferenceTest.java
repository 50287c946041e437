package io.slotkeeper.policy.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictDifferenceTest {
    private final VerdictDocument before = verdict(Given.dualPortCard());

    @Test
    void theSameVerdictHasNone() {
        assertThat(VerdictDifference.between(before, verdict(Given.dualPortCard()))
                        .isNone())
                .isTrue();
    }

    @Test
    void whatOnlyOneSideFoundIsAddedOrRemoved() {
        VerdictDocument after = verdict(Given.dualPortCard().iommu(Iommu.OFF));
        VerdictDifference there = VerdictDifference.between(before, after);
        VerdictDifference back = VerdictDifference.between(after, before);
        assertThat(there.added()).extracting(finding -> finding.code()).containsExactly("iommu-off");
        assertThat(there.removed()).isEmpty();
        assertThat(there.outcome()).isEqualTo(new VerdictDifference.Change<>(Outcome.ALLOWED, Outcome.DENIED));
        assertThat(back.removed()).isEqualTo(there.added());
        assertThat(back.isNone()).isFalse();
    }

    @Test
    void theSameFindingWithAnotherWeightOrSentenceIsChanged() {
        VerdictDifference weight = VerdictDifference.between(
                before,
                verdict(Given.dualPortCard()
                        .severities(Severities.withOverrides(Map.of("listed-experimental", Severity.APPROVAL)))));
        assertThat(weight.changed()).singleElement().satisfies(change -> {
            assertThat(change.before().severity()).isEqualTo(Severity.WARN);
            assertThat(change.after().severity()).isEqualTo(Severity.APPROVAL);
        });
        VerdictDifference used =
                VerdictDifference.between(before, verdict(Given.dualPortCard().uses(Feature.HA, Usage.USED)));
        assertThat(used.changed()).extracting(change -> change.after().code()).containsExactly("feature-lost");
        assertThat(used.added()).isEmpty();
    }

    @Test
    void anotherLimitIsTold() {
        VerdictDifference difference =
                VerdictDifference.between(before, verdict(Given.dualPortCard().deviceLimit(9)));
        assertThat(difference.limit()).isNotNull();
        assertThat(difference.limit().after().max()).isEqualTo(9);
    }

    private static VerdictDocument verdict(Given given) {
        return VerdictDocument.of(given.ask(Given.PORT0));
    }
}
