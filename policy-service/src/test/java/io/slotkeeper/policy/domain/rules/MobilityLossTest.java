package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.Given.PORT0;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MobilityLossTest {

    @ParameterizedTest
    @CsvSource({
        "VMOTION, USED, CONSENT",
        "VMOTION, UNKNOWN, CONSENT",
        "DRS, USED, CONSENT",
        "VMOTION, UNUSED, WARN",
        "SNAPSHOTS, USED, WARN"
    })
    void consentIsAskedForWhatTheVmUsesOrMayUse(Feature feature, Usage usage, String severity) {
        assertThat(Given.dualPortCard().uses(feature, usage).findings("mobility-loss", PORT0))
                .containsExactly("feature-lost/" + severity + "@" + Given.VM);
    }

    @Test
    void oneFindingNamesTheWholeVector() {
        Finding finding = Given.dualPortCard().nobodyDescribedTheVm().finding("feature-lost", PORT0);
        assertThat(finding.message())
                .isEqualTo("With a device passed through on ESX 4.0, vm-42 loses vMotion, HA, fault tolerance, suspend "
                        + "and resume, hot add and removal of virtual devices and record and replay; has DRS only in a "
                        + "limited way. Not known: snapshots.");
        assertThat(finding.parameters())
                .containsEntry("lost", List.of("VMOTION", "HA", "FT", "SUSPEND_RESUME", "HOT_ADD", "RECORD_REPLAY"))
                .containsEntry("limited", List.of("DRS"))
                .containsEntry("kept", List.of())
                .containsEntry("unknown", List.of("SNAPSHOTS"))
                .containsEntry("used", List.of());
    }

    @Test
    void whatItUsesIsNamed() {
        Finding finding = Given.dualPortCard()
                .uses(Feature.DRS, Usage.USED)
                .uses(Feature.HA, Usage.UNKNOWN)
                .finding("feature-lost", PORT0);
        assertThat(finding.parameters())
                .containsEntry("used", List.of("DRS"))
                .containsEntry("usageUnknown", List.of("HA"));
    }

    @Test
    void linuxHasItsOwnWordsForTheSameFeatures() {
        Finding finding = Given.dualPortCard()
                .on(Platform.KVM, "6.1")
                .uses(Feature.VMOTION, Usage.USED)
                .finding("feature-lost", PORT0);
        assertThat(finding.message()).contains("loses live migration", "keeps hot add", "Not known:");
    }

    @ParameterizedTest
    @CsvSource({"ESXI, 99.0", "ESXI, 9.0", "OTHER, 1.0"})
    void whereNobodyKnowsItWarnsAndSaysSo(Platform platform, String version) {
        assertThat(Given.dualPortCard().on(platform, version).findings("mobility-loss", PORT0))
                .containsExactly("feature-loss-unknown/WARN@" + Given.VM);
    }
}
