package io.slotkeeper.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VmTest {
    private static final SourceName VCENTER = new SourceName("vc-1");
    private static final SourceName OTHER_VCENTER = new SourceName("vc-2");
    private static final VmFacts FACTS = new VmFacts(
            "db01", null, 7, MemoryReservation.FULL, 2, Map.of(Feature.DRS, FeatureUse.USED), Map.of("cmdb", "CI-1"));
    private static final Vm UNKNOWN = Vm.unknown(new VmId("vm-42"), "default");

    @Test
    void theRevisionGrowsWithTheFactsOnly() {
        Vm vm = UNKNOWN.describe(Vm.PEOPLE, FACTS);
        assertThat(vm.revision()).isEqualTo(1);
        assertThat(vm.describe(Vm.PEOPLE, FACTS)).isSameAs(vm);
        assertThat(vm.describe(Vm.PEOPLE, VmFacts.NONE).revision()).isEqualTo(2);
    }

    @Test
    void aMachineOfWhichNothingIsSaidIsKnownAllTheSame() {
        assertThat(UNKNOWN.describe(Vm.PEOPLE, VmFacts.NONE).revision()).isEqualTo(1);
    }

    @Test
    void whatIsNotSaidIsUnknown() {
        assertThat(FACTS.use(Feature.DRS)).isEqualTo(FeatureUse.USED);
        assertThat(FACTS.use(Feature.HA)).isEqualTo(FeatureUse.UNKNOWN);
    }

    @Test
    void whatASourceObservesWinsAndWhatItDoesNotSayStaysAsPeopleSaidIt() {
        VmFacts observed = observed("DB01", "h-1", Presence.PRESENT);
        VmFacts both =
                UNKNOWN.describe(Vm.PEOPLE, FACTS).describe(VCENTER, observed).facts();
        assertThat(both.name()).isEqualTo("DB01");
        assertThat(both.host()).isEqualTo(new HostId("h-1"));
        assertThat(both.hardwareVersion()).isEqualTo(7);
        assertThat(both.memoryReservation()).isEqualTo(MemoryReservation.FULL);
        assertThat(both.use(Feature.DRS)).isEqualTo(FeatureUse.USED);
        assertThat(both.use(Feature.HA)).isEqualTo(FeatureUse.UNUSED);
        assertThat(both.power()).isEqualTo(PowerState.ON);
        assertThat(both.externalIds()).containsEntry("cmdb", "CI-1").containsEntry("vsphere.moref", "vm-52");
    }

    @Test
    void whatKeepsAFeatureIsMergedOneByOne() {
        VmFacts said = FACTS.with(new VmTraits(true, false));
        VmFacts observed = observed("DB01", "h-1", Presence.PRESENT).with(new VmTraits(null, true));
        VmFacts both =
                UNKNOWN.describe(Vm.PEOPLE, said).describe(VCENTER, observed).facts();
        assertThat(both.told()).isEqualTo(new VmTraits(true, true));
        assertThat(both.lost().told()).isEqualTo(new VmTraits(true, true));
        assertThat(FACTS.told()).isEqualTo(VmTraits.NONE);
    }

    @Test
    void theOrderInWhichTheySpeakDoesNotMatter() {
        VmFacts observed = observed("DB01", "h-1", Presence.PRESENT);
        assertThat(UNKNOWN.describe(VCENTER, observed)
                        .describe(Vm.PEOPLE, FACTS)
                        .facts())
                .isEqualTo(UNKNOWN.describe(Vm.PEOPLE, FACTS)
                        .describe(VCENTER, observed)
                        .facts());
    }

    @Test
    void peopleNameAnIdBetterThanASource() {
        VmFacts corrected = new VmFacts(
                null, null, null, MemoryReservation.UNKNOWN, null, Map.of(), Map.of("vsphere.moref", "vm-1"));
        assertThat(UNKNOWN.describe(VCENTER, observed("a", "h-1", Presence.PRESENT))
                        .describe(Vm.PEOPLE, corrected)
                        .facts()
                        .externalIds())
                .containsEntry("vsphere.moref", "vm-1");
    }

    @Test
    void aMachineThatItsSourceLostIsOnNoHostAndKeepsItsName() {
        VmFacts lost = UNKNOWN.describe(Vm.PEOPLE, FACTS)
                .describe(VCENTER, observed("DB01", "h-1", Presence.PRESENT).lost())
                .facts();
        assertThat(lost.presence()).isEqualTo(Presence.LOST);
        assertThat(lost.host()).isNull();
        assertThat(lost.name()).isEqualTo("DB01");
        assertThat(lost.power()).isEqualTo(PowerState.UNKNOWN);
    }

    @Test
    void aMachineThatMovedToAnotherManagerIsThere() {
        VmFacts moved = UNKNOWN.describe(
                        VCENTER, observed("DB01", "h-1", Presence.PRESENT).lost())
                .describe(OTHER_VCENTER, observed("DB01", "h-2", Presence.PRESENT))
                .facts();
        assertThat(moved.presence()).isEqualTo(Presence.PRESENT);
        assertThat(moved.host()).isEqualTo(new HostId("h-2"));
    }

    private static VmFacts observed(String name, String host, Presence presence) {
        return new VmFacts(
                name,
                new HostId(host),
                null,
                MemoryReservation.UNKNOWN,
                null,
                Map.of(Feature.HA, FeatureUse.UNUSED, Feature.DRS, FeatureUse.UNKNOWN),
                PowerState.ON,
                presence,
                Map.of("vsphere.moref", "vm-52"));
    }
}
