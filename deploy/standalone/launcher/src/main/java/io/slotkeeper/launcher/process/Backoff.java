package io.slotkeeper.launcher.process;

import java.time.Duration;

/**
 * How long to wait before a dead child is started again: {@code first}, doubled with each death in a row up to
 * {@code most}. A child that ran for {@code stable} starts counting anew.
 */
public record Backoff(Duration first, Duration most, Duration stable) {
    private static final int DOUBLINGS = 20;

    /** 1, 2, 4 ... 30 seconds; a minute of life counts as recovered. */
    public static Backoff standard() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(1));
    }

    /** The pause after that many deaths in a row, counted from 1. */
    Duration pause(int deaths) {
        Duration pause = first.multipliedBy(1L << Math.min(deaths - 1, DOUBLINGS));
        return pause.compareTo(most) > 0 ? most : pause;
    }
}
