package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.config.AssignmentConfig;
import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.StateName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Looks after one request whose time has come; what somebody else did meanwhile is seen under the lock. */
@ApplicationScoped
class Sweep {
    private final Locks locks;
    private final AskAgain askAgain;
    private final Surroundings surroundings;
    private final Progress progress;
    private final Clocks clocks;
    private final AssignmentConfig config;

    @Inject
    Sweep(
            Locks locks,
            AskAgain askAgain,
            Surroundings surroundings,
            Progress progress,
            Clocks clocks,
            AssignmentConfig config) {
        this.locks = locks;
        this.askAgain = askAgain;
        this.surroundings = surroundings;
        this.progress = progress;
        this.clocks = clocks;
        this.config = config;
    }

    @Transactional
    public void askAgain(UUID id) {
        locks.take(id)
                .filter(locked -> locked.assignment().state().name() == StateName.REQUESTED)
                .filter(locked -> isUnanswered(locked, clocks.database()))
                .ifPresent(locked -> askAgain.because(
                        locked,
                        "no verdict came within " + config.verdictTimeout().toSeconds() + " s",
                        locked.assignment().evaluation().minHostRevision()));
    }

    @Transactional
    public void expire(UUID id) {
        locks.take(id).ifPresent(locked -> {
            Decision decision =
                    locked.assignment().state().deadlinePassed(clocks.database(), surroundings.giveBack(locked));
            if (decision instanceof Decision.Accepted accepted) {
                progress.apply(locked, accepted, Cause.system());
            }
        });
    }

    private boolean isUnanswered(Locked locked, Instant now) {
        Instant due = locked.assignment().evaluation().askedAt().plus(config.verdictTimeout());
        return !now.isBefore(due);
    }
}
