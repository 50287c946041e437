package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvanceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Advance advance = new Advance();

    @Test
    void standingStillCountsFromTheFirstLookThatSawWork() {
        assertThat(advance.observe(true, "a", 5 * SECOND)).isZero();
        assertThat(advance.observe(true, "a", 65 * SECOND)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void anyMoveStartsAnew() {
        advance.observe(true, "a", 0);
        assertThat(advance.observe(true, "b", 60 * SECOND)).isZero();
        assertThat(advance.observe(true, "b", 70 * SECOND)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void timeWithoutWorkOrWithoutBrokerDoesNotCount() {
        advance.observe(true, "a", 0);
        assertThat(advance.observe(false, "a", 100 * SECOND)).isZero();
        assertThat(advance.observe(true, "a", 110 * SECOND)).isZero();
        assertThat(advance.observe(true, "a", 115 * SECOND)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void complaintsNameWhatStandsStillAndWhatIsDead() {
        Duration limit = Duration.ofSeconds(60);
        Progress well = progress(Duration.ofSeconds(60), Duration.ofSeconds(60), null);
        assertThat(well.complaints(limit)).isEmpty();
        assertThat(progress(Duration.ofSeconds(61), Duration.ZERO, null).complaints(limit))
                .singleElement()
                .asString()
                .contains("the relay has sent nothing for 61 s while 7 records wait");
        assertThat(progress(Duration.ZERO, Duration.ofSeconds(61), null).complaints(limit))
                .containsExactly("channel c has applied nothing for 61 s while 3 records wait");
        assertThat(progress(Duration.ZERO, Duration.ofSeconds(61), "bug").complaints(limit))
                .containsExactly("channel c has ended: bug");
        assertThat(Map.of(well.lag("c"), well.lag("other"))).isEqualTo(Map.of(3L, 0L));
    }

    private static Progress progress(Duration relay, Duration channel, String death) {
        return new Progress(
                Duration.ZERO,
                Duration.ZERO,
                new BacklogQuery.Backlog(7, 1, "", 0, 0),
                relay,
                List.of(new Progress.Channel("c", 3, channel, null, null, death)));
    }
}
