package io.slotkeeper.assignment.events;

import io.quarkus.scheduler.Scheduled;
import io.slotkeeper.assignment.application.Sweeper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Looks after deadlines and unanswered requests, so that no state waits for ever. */
@ApplicationScoped
class SweepSchedule {
    private final Sweeper sweeper;

    @Inject
    SweepSchedule(Sweeper sweeper) {
        this.sweeper = sweeper;
    }

    @Scheduled(
            every = "${slotkeeper.assignment.sweep-every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        sweeper.askAgain();
        sweeper.expire();
    }
}
