package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/** Somebody consents to what the verdict found; complete consents turn the tentative hold into a claim. */
@ApplicationScoped
public class GiveConsent {
    private final ChangeAssignment change;
    private final GoingOn goingOn;
    private final Consents consents;
    private final Clocks clocks;

    @Inject
    GiveConsent(ChangeAssignment change, GoingOn goingOn, Consents consents, Clocks clocks) {
        this.change = change;
        this.goingOn = goingOn;
        this.consents = consents;
        this.clocks = clocks;
    }

    @Transactional
    public CommandResult handle(UUID id, Set<String> codes, Caller caller) {
        Cause cause = caller.because(null);
        return change.change(
                id, caller, cause, locked -> locked.assignment().state().consent(codes), changed -> {
                    record(changed.assignment(), caller.subject(), cause);
                    goingOn.proceed(changed, cause);
                });
    }

    /** Stores every consent with the wording that it is about. */
    void record(Assignment assignment, String actor, Cause cause) {
        Verdict verdict = assignment.verdict();
        if (verdict == null || assignment.state().name() != StateName.CLAIMED) {
            return;
        }
        Consents.Given given = new Consents.Given(actor, cause.correlationFor(assignment), clocks.stamp());
        consents.add(
                assignment.id(),
                assignment.origin().project(),
                verdict.consentFindings().toList(),
                given);
    }
}
