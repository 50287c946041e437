package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.Given.PORT0;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.facts.VmCondition;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.Severity;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MobilityLossTest {

    @ParameterizedTest
    @CsvSource({
        "VMOTION, USED, CONSENT",
        "VMOTION, UNKNOWN, CONSENT",
        "DRS, USED, CONSENT",
        "DRS_BALANCING, USED, CONSENT",
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
                .isEqualTo(
                        "With a device passed through on ESX 4.0, vm-42 loses vMotion, DRS load balancing, HA, fault "
                                + "tolerance, suspend and resume, hot add and removal of virtual devices, record and replay and "
                                + "unreserved memory; has DRS placement only in a limited way. Not known: snapshots.");
        assertThat(finding.parameters())
                .containsEntry(
                        "lost",
                        List.of(
                                "VMOTION",
                                "DRS_BALANCING",
                                "HA",
                                "FT",
                                "SUSPEND_RESUME",
                                "HOT_ADD",
                                "RECORD_REPLAY",
                                "MEMORY_RESERVATION"))
                .containsEntry("limited", List.of("DRS_PLACEMENT"))
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
                .containsEntry("used", List.of("DRS_PLACEMENT", "DRS_BALANCING"))
                .containsEntry("usageUnknown", List.of("HA"));
    }

    @ParameterizedTest
    @CsvSource({"PARTIAL, CONSENT", "UNKNOWN, CONSENT", "FULL, WARN"})
    void memoryThatIsNotReservedIsAmongWhatItLoses(MemoryReservation memory, String severity) {
        assertThat(Given.dualPortCard().memory(memory).findings("mobility-loss", PORT0))
                .containsExactly("feature-lost/" + severity + "@" + Given.VM);
    }

    @Test
    void drsWithoutItsHalvesCountsForBoth() {
        Finding finding = Given.dualPortCard()
                .nobodyDescribedTheVm()
                .uses(Feature.DRS_PLACEMENT, Usage.UNUSED)
                .usesWhole(Feature.DRS, Usage.USED)
                .finding("feature-lost", PORT0);
        assertThat(finding.parameters()).containsEntry("used", List.of("DRS_BALANCING"));
    }

    @Test
    void whatOnlyASilentDocumentationLeavesOpenIsTakenForLost() {
        Given host = Given.host().on(Platform.ESXI, "7.0").with(Card.at(PORT0).givenAs(DeviceKind.DYNAMIC));
        assertThat(host.findings("mobility-loss", PORT0)).containsExactly("feature-lost/WARN@" + Given.VM);
        Finding finding = host.uses(Feature.VMOTION, Usage.USED).finding("feature-lost", PORT0);
        assertThat(finding.severity()).isEqualTo(Severity.CONSENT);
        assertThat(finding.message())
                .startsWith("With a dynamic device passed through")
                .contains("keeps DRS placement", "loses for all that is known vMotion");
        assertThat(finding.parameters())
                .containsEntry("kept", List.of("DRS_PLACEMENT"))
                .containsEntry("limited", List.of("HA"))
                .containsEntry("kinds", List.of("DYNAMIC"));
    }

    @Test
    void ofSeveralKindsTheWorseCounts() {
        Given host = Given.host()
                .on(Platform.ESXI, "7.0")
                .with(Card.at(PORT0).givenAs(DeviceKind.VGPU), Card.at("0000:0b:00.0"));
        assertThat(host.finding("feature-lost", PORT0).parameters().get("kept")).isEqualTo(List.of("DRS_PLACEMENT"));
        Finding both = host.finding("feature-lost", PORT0, "0000:0b:00.0");
        assertThat(both.message()).startsWith("With a fixed device and a vGPU passed through");
        assertThat(both.parameters()).containsEntry("kept", List.of());
    }

    @Test
    void anExceptionIsAWayOutUntilItIsKnownToHoldOrNot() {
        Given host = Given.dualPortCard().on(Platform.ESXI, "5.5").uses(Feature.VMOTION, Usage.USED);
        assertThat(host.finding("feature-lost", PORT0).remedy()).contains("Cisco UCS with VM-FEX");
        assertThat(host.condition(VmCondition.VM_FEX, false)
                        .finding("feature-lost", PORT0)
                        .remedy())
                .doesNotContain("Cisco");
        assertThat(host.condition(VmCondition.VM_FEX, true).findings("mobility-loss", PORT0))
                .containsExactly("feature-lost/WARN@" + Given.VM);
        assertThat(host.finding("feature-lost", PORT0).parameters()).containsEntry("conditions", List.of("VM_FEX"));
    }

    @Test
    void theSourcesOfTheCellsAreNamed() {
        assertThat(Given.dualPortCard()
                        .finding("feature-lost", PORT0)
                        .parameters()
                        .get("sources"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("vSphere 4.0 U1 server configuration guide");
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
