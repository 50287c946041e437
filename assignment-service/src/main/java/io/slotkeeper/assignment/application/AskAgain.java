package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.config.AssignmentConfig;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Assignment.Evaluation;
import io.slotkeeper.assignment.domain.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Asks policy for the next attempt, a bounded number of times. */
@ApplicationScoped
class AskAgain {
    private final Progress progress;
    private final Clocks clocks;
    private final AssignmentConfig config;

    @Inject
    AskAgain(Progress progress, Clocks clocks, AssignmentConfig config) {
        this.progress = progress;
        this.clocks = clocks;
        this.config = config;
    }

    void because(Locked locked, String why, @Nullable Long minHostRevision) {
        Assignment assignment = locked.assignment();
        if (assignment.state().askAgain(config.attemptsMax(), why) instanceof Decision.Accepted accepted) {
            Evaluation next = new Evaluation(clocks.database(), minHostRevision, null);
            progress.apply(locked.with(assignment.with(next)), accepted, Cause.system(why));
        }
    }
}
