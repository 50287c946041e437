package io.slotkeeper.faults.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.rule.Invariants;
import org.junit.jupiter.api.Test;

class PlantsTest {
    @Test
    void everyInvariantHasAPlant() {
        assertThat(Plants.all())
                .extracting(Plant::invariant)
                .containsAll(Invariants.all().stream().map(Invariant::id).toList());
    }

    @Test
    void namesAreUnique() {
        assertThat(Plants.all()).extracting(Plant::name).doesNotHaveDuplicates();
    }
}
