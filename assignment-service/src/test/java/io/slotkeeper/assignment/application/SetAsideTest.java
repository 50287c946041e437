package io.slotkeeper.assignment.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SetAsideTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);

    private final SetAside aside = new SetAside(2, Duration.ofMinutes(1));

    @Test
    void whatIsPutAsideIsTriedAgainAfterAWhile() {
        aside.add(FIRST, 0);
        aside.add(SECOND, MINUTE / 2);
        assertThat(aside.ids(MINUTE - 1)).containsExactly(FIRST, SECOND);
        assertThat(aside.ids(MINUTE)).containsExactly(SECOND);
        assertThat(aside.ids(2 * MINUTE)).isEmpty();
    }

    @Test
    void ofTooManyTheOldestIsTriedAgainAtOnce() {
        aside.add(FIRST, 0);
        aside.add(SECOND, 1);
        aside.add(THIRD, 2);
        assertThat(aside.ids(3)).containsExactly(SECOND, THIRD);
    }
}
