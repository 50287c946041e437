package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.config.AssignmentConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Finds the requests whose time has come, a bounded number at once, and looks after each in its own transaction. */
@ApplicationScoped
public class Sweeper {
    private final Assignments assignments;
    private final Sweep sweep;
    private final AssignmentConfig config;

    @Inject
    Sweeper(Assignments assignments, Sweep sweep, AssignmentConfig config) {
        this.assignments = assignments;
        this.sweep = sweep;
        this.config = config;
    }

    /** Asks policy again where it has not answered in time. */
    public void askAgain() {
        unanswered().forEach(sweep::askAgain);
    }

    /** Ends tentative holds past their deadline. */
    public void expire() {
        overdue().forEach(sweep::expire);
    }

    @Transactional
    List<UUID> unanswered() {
        return assignments.unanswered(config.verdictTimeout(), config.sweepBatch());
    }

    @Transactional
    List<UUID> overdue() {
        return assignments.overdue(config.sweepBatch());
    }
}
