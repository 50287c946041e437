package io.slotkeeper.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.engine.Product;
import io.slotkeeper.faults.Drill.Round;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A short drill on the packaged services: the known seeds, and for a minute the one of SLOTKEEPER_FAULT_SEED where it is
 * set. The rounds follow each other on one set of processes, which comes to rest and is judged once.
 */
class FaultDrillTest {
    /** A few that do most faults once between them, and every seed that ever found something in so short a time. */
    static final List<Long> KNOWN_SEEDS = List.of(262L, 294L);

    private static final Duration KNOWN_LASTS = Duration.ofSeconds(16);
    private static final Duration FRESH_LASTS = Duration.ofMinutes(1);

    @Test
    void nothingIsLostAndNothingIsDoneTwice() throws Exception {
        List<Round> rounds = new ArrayList<>();
        KNOWN_SEEDS.forEach(seed -> rounds.add(new Round(seed, KNOWN_LASTS)));
        Optional<Long> fresh =
                Optional.ofNullable(System.getenv("SLOTKEEPER_FAULT_SEED")).map(Long::parseLong);
        fresh.ifPresent(seed -> rounds.add(new Round(seed, FRESH_LASTS)));
        Drill.Setup setup = new Drill.Setup(rounds, List.of(), List.of(), 1, false, true, List.of());
        Path directory = Product.here().root().resolve("target/faults/build");

        Summary summary = WholeRun.of(Product.here(), setup, directory, false);

        summary.print(System.out);
        assertThat(summary.operations()).isGreaterThan(100);
        assertThat(summary.faults()).hasSizeGreaterThan(3);
        assertThat(summary.violations())
                .as(
                        "the history is in %s; the same rounds again: %s./mvnw verify -pl deploy/faults -am; longer: %s",
                        directory,
                        fresh.map(seed -> "SLOTKEEPER_FAULT_SEED=" + seed + " ").orElse(""),
                        rounds.stream()
                                .map(round -> "deploy/faults/run --minutes 1 --seed " + round.seed())
                                .collect(Collectors.joining(", ")))
                .isEmpty();
    }
}
