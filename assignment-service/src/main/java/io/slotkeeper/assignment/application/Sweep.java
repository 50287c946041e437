package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.config.AssignmentConfig;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks after one assignment whose time has come; what somebody else did meanwhile is seen under the lock. */
@ApplicationScoped
class Sweep {
    private final Locks locks;
    private final AskAgain askAgain;
    private final Surroundings surroundings;
    private final IssuingOrders orders;
    private final GoingOn goingOn;
    private final Progress progress;
    private final Clocks clocks;
    private final AssignmentConfig config;

    @Inject
    Sweep(
            Locks locks,
            AskAgain askAgain,
            Surroundings surroundings,
            IssuingOrders orders,
            GoingOn goingOn,
            Progress progress,
            Clocks clocks,
            AssignmentConfig config) {
        this.locks = locks;
        this.askAgain = askAgain;
        this.surroundings = surroundings;
        this.orders = orders;
        this.goingOn = goingOn;
        this.progress = progress;
        this.clocks = clocks;
        this.config = config;
    }

    /** Asks policy again, lets a claim go on that nothing hinders any more, or ends what has run out. */
    @Transactional
    public void deadlinePassed(UUID id) {
        locks.take(id)
                .filter(locked -> locked.assignment().isOverdue(clocks.database()))
                .ifPresent(this::lookAfter);
    }

    private void lookAfter(Locked locked) {
        Assignment assignment = locked.assignment();
        if (assignment.state().name() == StateName.REQUESTED) {
            askAgain.because(
                    locked,
                    "no verdict came within " + config.verdictTimeout().toSeconds() + " s",
                    assignment.evaluation().minHostRevision());
        } else if (goingOn.proceed(locked, Cause.system()).assignment().revision() == assignment.revision()) {
            end(locked);
        }
    }

    private void end(Locked locked) {
        Assignment assignment = locked.assignment();
        String why = assignment
                .waiting()
                .map(waiting -> missed(waiting, assignment.deadline()))
                .orElse("");
        Decision decision = assignment.state().deadlinePassed(why, surroundings.giveBack(locked));
        if (decision instanceof Decision.Accepted accepted) {
            orders.overdue(assignment, why);
            goingOn.neighboursOf(progress.apply(locked, accepted, Cause.system(why)));
        }
    }

    private static String missed(Waiting waiting, @Nullable Instant deadline) {
        return deadline == null ? waiting.sentence() : waiting.missed(deadline);
    }
}
