package io.slotkeeper.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.engine.Product;
import io.slotkeeper.faults.Drill.Round;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A short drill on the packaged services, where SLOTKEEPER_FAULT_SEED asks for it: the known seeds, then that one. All
 * of them follow each other on one set of processes; it takes about seven minutes.
 */
@EnabledIfEnvironmentVariable(named = "SLOTKEEPER_FAULT_SEED", matches = "\\d+")
class FaultDrillTest {
    /** A few that do every fault once between them, and every seed that ever found something. */
    static final List<Long> KNOWN_SEEDS = List.of(1L, 2L);

    private static final Duration KNOWN_LASTS = Duration.ofSeconds(25);
    private static final Duration FRESH_LASTS = Duration.ofMinutes(1);

    @Test
    void nothingIsLostAndNothingIsDoneTwice() throws Exception {
        List<Round> rounds = new ArrayList<>();
        KNOWN_SEEDS.forEach(seed -> rounds.add(new Round(seed, KNOWN_LASTS)));
        rounds.add(new Round(Long.parseLong(System.getenv("SLOTKEEPER_FAULT_SEED")), FRESH_LASTS));
        Drill.Setup setup = new Drill.Setup(rounds, List.of(), List.of(), 1, false, true, List.of());
        Path directory = Product.here().root().resolve("target/faults/build");

        Summary summary = WholeRun.of(Product.here(), setup, directory, false);

        summary.print(System.out);
        assertThat(summary.operations()).isGreaterThan(100);
        assertThat(summary.faults()).isNotEmpty();
        assertThat(summary.violations())
                .as("seeds %s; one of them alone: deploy/faults/run --minutes 1 --seed SEED", rounds)
                .isEmpty();
    }
}
