package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxFloorTest {
    private static final long START = -5;

    private final OutboxFloor floor = new OutboxFloor();

    @BeforeEach
    void firstReadBeginsAtTheStart() {
        assertThat(floor.next(START)).isZero();
    }

    @Test
    void isWhatWasSentOnceAllHaveEndedWhoRanThen() {
        floor.cleared(100, true, 7, 10);
        assertThat(floor.next(START)).isZero();
        floor.cleared(150, true, 10, 12);
        assertThat(floor.next(START)).isEqualTo(100);
    }

    @Test
    void staysWhileOneOfThemRuns() {
        floor.cleared(100, true, 7, 10);
        floor.cleared(150, true, 9, 20);
        floor.cleared(190, true, 9, 30);
        assertThat(floor.next(START)).isZero();
        floor.cleared(200, true, 25, 40);
        assertThat(floor.next(START)).isEqualTo(100);
    }

    @Test
    void staysWhereAReadDidNotGetThatFar() {
        floor.cleared(100, true, 7, 10);
        floor.cleared(90, false, 11, 12);
        assertThat(floor.next(START)).isZero();
        floor.cleared(130, false, 11, 13);
        assertThat(floor.next(START)).isEqualTo(100);
    }

    @Test
    void isForgottenWhenLowerNumbersCome() {
        floor.cleared(100, true, 7, 10);
        floor.cleared(150, true, 10, 12);
        floor.found(101);
        assertThat(floor.next(START)).isEqualTo(100);
        floor.found(100);
        assertThat(floor.next(START)).isZero();
        floor.cleared(3, true, 1, 2);
        assertThat(floor.next(START)).isZero();
    }

    @Test
    void isPassedOverEveryTenSeconds() {
        floor.cleared(100, true, 7, 10);
        floor.cleared(150, true, 10, 12);
        long later = START + Duration.ofSeconds(10).toNanos();
        assertThat(floor.next(later - 1)).isEqualTo(100);
        assertThat(floor.next(later)).isZero();
        assertThat(floor.next(later + 1)).isEqualTo(100);
    }
}
