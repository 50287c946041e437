package io.slotkeeper.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.faults.fault.Fault.Kind;
import io.slotkeeper.faults.fault.Fault.Lane;
import io.slotkeeper.faults.fault.Schedule.Planned;
import io.slotkeeper.faults.workload.Workload;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final List<Kind> KINDS = List.of(
            kind("a", Lane.SERVICES, 500, 3000),
            kind("b", Lane.SERVICES, 500, 60000),
            kind("c", Lane.SERVICES, 9000, 14000),
            kind("elsewhere", Lane.GROUND, 500, 3000));

    @Test
    void theSameSeedDrawsTheSameFaults() {
        assertThat(drawn(7)).isEqualTo(drawn(7)).isNotEqualTo(drawn(8));
    }

    @Test
    void everyKindOfTheLaneComesOnceBeforeAnyComesAgain() {
        for (long seed = 0; seed < 50; seed++) {
            List<String> names = schedule(seed, Duration.ofMinutes(10)).stream()
                    .map(planned -> planned.kind().name())
                    .toList();
            for (int i = 0; i + 3 <= names.size(); i += 3) {
                assertThat(new HashSet<>(names.subList(i, i + 3))).containsExactlyInAnyOrder("a", "b", "c");
            }
        }
    }

    @Test
    void aShortDrillHasShortFaultsButNoneIsShorterThanItMustBe() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(schedule(seed, Duration.ofSeconds(24))).allSatisfy(planned -> assertThat(planned.lastsMillis())
                    .isBetween(
                            planned.kind().minMillis(), Math.max(planned.kind().minMillis(), 6000)));
        }
    }

    private static List<String> drawn(long seed) {
        return schedule(seed, Duration.ofMinutes(2)).stream()
                .map(planned -> "%s %d %d %d"
                        .formatted(
                                planned.kind().name(),
                                planned.afterMillis(),
                                planned.lastsMillis(),
                                planned.random().nextLong()))
                .toList();
    }

    private static List<Planned> schedule(long seed, Duration time) {
        return Schedule.of(Lane.SERVICES, KINDS, time, Workload.random(seed));
    }

    private static Kind kind(String name, Lane lane, int min, int max) {
        return new Kind(name, lane, min, max, random -> {
            throw new IllegalStateException("nothing is done in this test");
        });
    }
}
