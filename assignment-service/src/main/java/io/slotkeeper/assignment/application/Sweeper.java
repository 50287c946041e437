package io.slotkeeper.assignment.application;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.slotkeeper.assignment.config.AssignmentConfig;
import io.slotkeeper.messaging.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Finds the assignments whose time has come, a bounded number at once, and looks after each in its own transaction.
 * One that cannot be looked after is put aside for a while, told and counted, so that it never stops the others.
 * Several sweepers, of one instance or many, do no harm: what is due is judged again under the locks.
 */
@ApplicationScoped
public class Sweeper {
    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final int BATCHES_MAX = 50;
    private static final int ASIDE_MAX = 1000;
    private static final Duration ASIDE = Duration.ofMinutes(10);

    private final Assignments assignments;
    private final Sweep sweep;
    private final AssignmentConfig config;
    private final Counter failures;
    private final SetAside aside;

    @Inject
    Sweeper(Assignments assignments, Sweep sweep, AssignmentConfig config, MeterRegistry meters) {
        this.assignments = assignments;
        this.sweep = sweep;
        this.config = config;
        this.failures = Counter.builder("slotkeeper_assignment_sweep_failures")
                .description("Assignments past their deadline that could not be looked after")
                .register(meters);
        this.aside = new SetAside(ASIDE_MAX, ASIDE);
    }

    /** Looks after everything that is due, or after so much of it that others get a turn. */
    public void sweep() {
        for (int batch = 0; batch < BATCHES_MAX; batch++) {
            List<UUID> due = overdue();
            due.forEach(this::lookAfter);
            if (due.size() < config.sweepBatch()) {
                return;
            }
        }
    }

    @Transactional
    List<UUID> overdue() {
        return assignments.overdue(aside.ids(System.nanoTime()), config.sweepBatch());
    }

    private void lookAfter(UUID id) {
        try {
            sweep.deadlinePassed(id);
        } catch (RuntimeException e) {
            if (Infrastructure.lostARace(e)) {
                // it is due at the next sweep again, and the others are looked after now
                return;
            }
            if (Infrastructure.failed(e)) {
                throw e;
            }
            aside.add(id, System.nanoTime());
            failures.increment();
            LOG.errorf(e, "deadline not looked after, put aside for %s: assignmentId=%s", ASIDE, id);
        }
    }
}
