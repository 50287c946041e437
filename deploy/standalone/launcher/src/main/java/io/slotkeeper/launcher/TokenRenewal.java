package io.slotkeeper.launcher;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Writes new token files every twelve hours of wall-clock time, so that a machine that slept catches up. */
final class TokenRenewal implements AutoCloseable {
    static final Duration AFTER = Duration.ofHours(12);
    private static final long LOOK_EVERY_MINUTES = 5;

    private final Runnable refresh;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "renew-tokens"));
    private Instant last;

    TokenRenewal(Runnable refresh, Clock clock) {
        this.refresh = refresh;
        this.clock = clock;
        this.last = clock.instant();
        timer.scheduleWithFixedDelay(this::look, LOOK_EVERY_MINUTES, LOOK_EVERY_MINUTES, TimeUnit.MINUTES);
    }

    /** Renews when it is time; a failure is tried again at the next look. */
    void look() {
        if (clock.instant().isBefore(last.plus(AFTER))) {
            return;
        }
        try {
            refresh.run();
            last = clock.instant();
        } catch (RuntimeException e) {
            System.getLogger(TokenRenewal.class.getName())
                    .log(System.Logger.Level.WARNING, "the token files cannot be renewed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
