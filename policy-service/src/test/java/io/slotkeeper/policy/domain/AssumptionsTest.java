package io.slotkeeper.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.facts.Assumptions;
import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.facts.VmCondition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssumptionsTest {
    private static final String PORT = Given.PORT0;

    @Test
    void withoutAssumptionsTheFactsAreTheSame() {
        Facts facts = Given.dualPortCard()
                .held(Given.HOST, "vm-9", PORT)
                .deviceLimit(3)
                .facts(PORT);
        assertThat(Assumptions.NONE.in(facts)).isEqualTo(facts);
    }

    @Test
    void whatIsNotAssumedStaysAsItWasObserved() {
        Facts facts = Given.dualPortCard().uses(Feature.HA, Usage.USED).facts(PORT);
        Facts assumed = new Assumptions(
                        21,
                        MemoryReservation.PARTIAL,
                        null,
                        Map.of(Feature.DRS, Usage.USED),
                        Map.of(VmCondition.VM_FEX, true),
                        DeviceKind.DYNAMIC,
                        Platform.ESXI,
                        "8.0 U2",
                        Iommu.OFF,
                        Set.of())
                .in(facts);
        assertThat(assumed.vm().hardwareVersion()).isEqualTo(21);
        assertThat(assumed.vm().memoryReservation()).isEqualTo(MemoryReservation.PARTIAL);
        assertThat(assumed.vm().usageOf(Feature.DRS)).isEqualTo(Usage.USED);
        assertThat(assumed.vm().usageOf(Feature.HA)).isEqualTo(Usage.USED);
        assertThat(assumed.vm().usageOf(Feature.FT)).isEqualTo(Usage.UNUSED);
        assertThat(assumed.host().platformInWords()).isEqualTo("ESXi 8.0 U2");
        assertThat(assumed.host().iommu()).isEqualTo(Iommu.OFF);
        assertThat(assumed.vm().meets(VmCondition.VM_FEX)).isTrue();
        assertThat(assumed.kinds()).containsExactly(DeviceKind.DYNAMIC);
        assertThat(facts.kinds()).containsExactly(DeviceKind.FIXED);
        assertThat(assumed.host().functions())
                .extracting(PciFunction::address)
                .isEqualTo(facts.host().functions().stream()
                        .map(PciFunction::address)
                        .toList());
    }

    @Test
    void whoSpeaksOfDrsSpeaksOfBothItsHalves() {
        Facts facts =
                Given.dualPortCard().uses(Feature.DRS_BALANCING, Usage.USED).facts(PORT);
        Assumptions unused = new Assumptions(
                null, null, null, Map.of(Feature.DRS, Usage.UNUSED), Map.of(), null, null, null, null, Set.of());
        assertThat(unused.in(facts).vm().usageOf(Feature.DRS_BALANCING)).isEqualTo(Usage.UNUSED);
    }

    @Test
    void aLimitThatWasReportedForOldHardwareDoesNotHoldForNewHardware() {
        Facts facts = Given.dualPortCard().deviceLimit(1).hardware(7).facts(PORT);
        assertThat(hardware(7).in(facts).vm().deviceLimit()).isEqualTo(1);
        assertThat(hardware(21).in(facts).vm().deviceLimit()).isNull();
    }

    @Test
    void whatCountsAsReleasedIsNotHeld() {
        Facts facts = Given.dualPortCard()
                .held(Given.HOST, "vm-9", PORT)
                .held(Given.HOST, "vm-8", Given.PORT1)
                .facts(PORT);
        Assumptions released =
                new Assumptions(null, null, null, Map.of(), Map.of(), null, null, null, null, Set.of("a-0"));
        assertThat(released.in(facts).holds()).extracting(Hold::vm).containsExactly("vm-8");
    }

    @Test
    void nobodyCanAssumeThatAnotherProjectReleasesSomething() {
        Facts facts = Given.dualPortCard()
                .held("finance", Given.HOST, "vm-9", List.of(PORT), List.of(PORT))
                .facts(PORT);
        Assumptions released =
                new Assumptions(null, null, null, Map.of(), Map.of(), null, null, null, null, Set.of("a-0"));
        assertThat(released.in(facts).holds()).hasSize(1);
    }

    private static Assumptions hardware(int version) {
        return new Assumptions(version, null, null, Map.of(), Map.of(), null, null, null, null, Set.of());
    }
}
