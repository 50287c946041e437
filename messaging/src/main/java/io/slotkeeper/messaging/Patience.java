package io.slotkeeper.messaging;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Waits for broken infrastructure, with a growing pause between attempts, until it works or the service stops. */
@ApplicationScoped
class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CountDownLatch stopping = new CountDownLatch(1);

    void onShutdown(@Observes ShutdownEvent event) {
        stop();
    }

    void stop() {
        stopping.countDown();
    }

    /**
     * True where the record itself must be what failed. While the service stops, parts of it close under a record that
     * is in hand: that says nothing about the record, which will be delivered again.
     */
    boolean isRecordsFault(Throwable failure) {
        return stopping.getCount() > 0 && !Infrastructure.failed(failure);
    }

    void untilDone(Runnable attempt) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                attempt.run();
                return;
            } catch (RuntimeException e) {
                if (!Infrastructure.failed(e)) {
                    throw e;
                }
                LOG.warnf(
                        "waiting for the infrastructure, next attempt in %d ms: %s", pause.toMillis(), rootMessage(e));
                pause(pause, e);
                pause = longer(pause);
            }
        }
    }

    private void pause(Duration pause, RuntimeException reason) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw reason;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
