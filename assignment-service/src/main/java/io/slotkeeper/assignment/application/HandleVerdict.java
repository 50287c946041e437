package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Assignment.Evaluation;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Takes policy's verdict on a request. A verdict may come twice, late (of an older attempt: passed over), or made from
 * another revision of the host than this service knows: then policy is asked again, or the verdict waits for the host.
 */
@ApplicationScoped
public class HandleVerdict {
    private final Locks locks;
    private final Assignments assignments;
    private final PlaceHold placeHold;
    private final AskAgain askAgain;

    @Inject
    HandleVerdict(Locks locks, Assignments assignments, PlaceHold placeHold, AskAgain askAgain) {
        this.locks = locks;
        this.assignments = assignments;
        this.placeHold = placeHold;
        this.askAgain = askAgain;
    }

    @Transactional
    public void handle(UUID id, int attempt, Verdict verdict) {
        locks.take(id)
                .filter(locked -> locked.assignment().attempt() == attempt)
                .filter(locked -> locked.assignment().state().name() == StateName.REQUESTED)
                .ifPresent(locked -> weigh(locked.with(locked.assignment().with(verdict)), verdict));
    }

    /** Goes on with a verdict that waited for the host, now that the host may have come. */
    @Transactional
    public void resume(UUID id) {
        locks.takeReadable(id)
                .filter(locked -> locked.assignment().state().name() == StateName.REQUESTED)
                .filter(locked -> locked.assignment().evaluation().parkedUntilRevision() != null)
                .ifPresent(this::weighAgain);
    }

    private void weighAgain(Locked locked) {
        Verdict verdict = locked.assignment().verdict();
        if (verdict != null) {
            weigh(locked, verdict);
        }
    }

    private void weigh(Locked locked, Verdict verdict) {
        HostState host = locked.host();
        Long seen = verdict.hostRevision();
        if (host == null && seen != null) {
            park(locked.assignment(), seen);
        } else if (host == null || (seen != null && seen == host.revision())) {
            placeHold.decide(locked, verdict);
        } else if (seen == null || seen < host.revision()) {
            askAgain.because(
                    locked,
                    "the verdict was made from " + (seen == null ? "no revision" : "revision " + seen) + " of "
                            + host.host() + ", which has revision " + host.revision(),
                    host.revision());
        } else {
            park(locked.assignment(), seen);
        }
    }

    private void park(Assignment assignment, long revision) {
        Evaluation asked = assignment.evaluation();
        assignments.save(assignment.with(new Evaluation(asked.askedAt(), asked.minHostRevision(), revision)));
    }
}
