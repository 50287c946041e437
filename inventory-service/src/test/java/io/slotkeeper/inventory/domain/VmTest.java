package io.slotkeeper.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VmTest {
    private static final VmFacts FACTS =
            new VmFacts("db01", null, 7, MemoryReservation.FULL, 2, Map.of(Feature.DRS, FeatureUse.USED));

    @Test
    void theRevisionGrowsWithTheFactsOnly() {
        Vm vm = new Vm(new VmId("vm-42"), "default", 1, FACTS);
        assertThat(vm.describe(FACTS)).isSameAs(vm);
        VmFacts other = new VmFacts("db01", null, 8, MemoryReservation.FULL, 2, Map.of());
        assertThat(vm.describe(other).revision()).isEqualTo(2);
    }

    @Test
    void whatIsNotSaidIsUnknown() {
        assertThat(FACTS.use(Feature.DRS)).isEqualTo(FeatureUse.USED);
        assertThat(FACTS.use(Feature.HA)).isEqualTo(FeatureUse.UNKNOWN);
    }
}
