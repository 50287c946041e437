package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Lets claims go on to their orders as soon as nothing hinders them. The host is locked by the caller. */
@ApplicationScoped
class GoingOn {
    private final Assignments assignments;
    private final Locks locks;
    private final Surroundings surroundings;
    private final Progress progress;

    @Inject
    GoingOn(Assignments assignments, Locks locks, Surroundings surroundings, Progress progress) {
        this.assignments = assignments;
        this.locks = locks;
        this.surroundings = surroundings;
        this.progress = progress;
    }

    Locked proceed(Locked locked, Cause cause) {
        return surroundings
                .chainToAttach(locked)
                .map(chain -> locked.assignment().state().proceed(chain))
                .filter(Decision.Accepted.class::isInstance)
                .map(accepted -> progress.apply(locked, (Decision.Accepted) accepted, cause))
                .orElse(locked);
    }

    /** After someone's orders ended: those who waited for it, oldest first. */
    void neighboursOf(Locked ended) {
        String host = ended.assignment().request().host();
        List<UUID> claimed = assignments.claimedOn(host).stream()
                .filter(id -> !id.equals(ended.assignment().id()))
                .toList();
        locks.takeReadable(claimed).forEach(waiting -> proceed(waiting, Cause.system()));
    }
}
