package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.application.FindAssignments;
import io.slotkeeper.assignment.config.AssignmentConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Waits, for a bounded number of callers and a bounded time, until a request has been answered. */
@ApplicationScoped
class VerdictWait {
    private static final long FIRST_PAUSE_MS = 20;
    private static final long PAUSE_MS_MAX = 200;

    private final FindAssignments assignments;
    private final Semaphore places;

    @Inject
    VerdictWait(FindAssignments assignments, AssignmentConfig config) {
        this.assignments = assignments;
        this.places = new Semaphore(config.waitersMax());
    }

    /** Whether there was a place to wait; the answer may not be there all the same. */
    boolean await(UUID id, Duration limit) {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            long end = System.nanoTime() + limit.toNanos();
            long pause = FIRST_PAUSE_MS;
            while (!assignments.isAnswered(id) && System.nanoTime() < end) {
                Thread.sleep(pause);
                pause = Math.min(2 * pause, PAUSE_MS_MAX);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
        return true;
    }
}
