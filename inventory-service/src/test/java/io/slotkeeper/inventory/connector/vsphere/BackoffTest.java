package io.slotkeeper.inventory.connector.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void everyPauseIsTwiceTheLastUpToTheLongest() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), () -> 1);
        assertThat(Stream.generate(backoff::next).limit(5)).containsExactly(seconds(1, 2, 4, 5, 5));
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void chanceTakesUpToHalfOfIt() {
        Backoff backoff = new Backoff(Duration.ofSeconds(4), Duration.ofMinutes(5), () -> 0);
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void manyFailuresDoNotOverflow() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), () -> 1);
        assertThat(Stream.generate(backoff::next).skip(200).findFirst()).contains(Duration.ofMinutes(5));
    }

    private static Duration[] seconds(int... seconds) {
        return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
    }
}
