package io.slotkeeper.assignment.events;

import io.quarkus.scheduler.Scheduled;
import io.slotkeeper.assignment.application.OpenWaits;
import io.slotkeeper.assignment.application.Sweeper;
import io.slotkeeper.messaging.Standstill;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Looks after deadlines, so that nothing waits for ever; not while tables and Kafka disagree. */
@ApplicationScoped
class SweepSchedule {
    private final Sweeper sweeper;
    private final OpenWaits waits;
    private final Standstill standstill;

    @Inject
    SweepSchedule(Sweeper sweeper, OpenWaits waits, Standstill standstill) {
        this.sweeper = sweeper;
        this.waits = waits;
        this.standstill = standstill;
    }

    @Scheduled(
            every = "${slotkeeper.assignment.sweep-every:5s}",
            delayed = "${slotkeeper.assignment.sweep-after:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        if (!standstill.isDiverged()) {
            sweeper.sweep();
        }
    }

    @Scheduled(
            every = "${slotkeeper.assignment.count-waits-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void countWaits() {
        waits.count();
    }
}
