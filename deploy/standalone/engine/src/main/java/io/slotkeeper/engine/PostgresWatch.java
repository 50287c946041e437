package io.slotkeeper.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts a PostgreSQL that died again, after 0.2, 0.4 ... 10 seconds while that does not succeed. */
final class PostgresWatch implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(70);

    private final PostgresServer postgres;
    private final Consumer<String> tell;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean up = true;
    private final Thread thread = new Thread(this::watch, "look-after-postgres");

    private PostgresWatch(PostgresServer postgres, Consumer<String> tell) {
        this.postgres = postgres;
        this.tell = tell;
    }

    static PostgresWatch over(PostgresServer postgres, Consumer<String> tell) {
        PostgresWatch watch = new PostgresWatch(postgres, tell);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    boolean isUp() {
        return up;
    }

    /** Returns when no start is under way any more, so that the server can be stopped for good. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            Optional<ProcessHandle> process = process();
            while (!isClosing(LOOK_EVERY)) {
                if (process.filter(ProcessHandle::isAlive).isEmpty()) {
                    process = process();
                    if (process.isEmpty()) {
                        bringBack();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bringBack() throws InterruptedException {
        up = false;
        tell.accept("PostgreSQL died; it is started again");
        Duration pause = LOOK_EVERY;
        while (!isClosing(pause)) {
            try {
                postgres.startAgain();
                up = true;
                tell.accept("PostgreSQL is back");
                return;
            } catch (IOException | RuntimeException e) {
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                tell.accept(
                        "PostgreSQL does not start, next attempt in " + pause.toMillis() + " ms: " + e.getMessage());
            }
        }
    }

    private Optional<ProcessHandle> process() {
        try {
            return postgres.process();
        } catch (IOException e) {
            // the file is being written or removed: the next look tells
            return Optional.empty();
        }
    }

    private boolean isClosing(Duration pause) throws InterruptedException {
        return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
