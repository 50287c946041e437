package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Hold;
import io.slotkeeper.assignment.domain.HoldRequest;
import io.slotkeeper.assignment.domain.HoldResult;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.Verdict;
import io.slotkeeper.assignment.domain.state.VerdictAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an accepted verdict into a hold, before anybody is asked for consent, or into a denial. */
@ApplicationScoped
class PlaceHold {
    private final Holds holds;
    private final Progress progress;
    private final GoingOn goingOn;
    private final GiveConsent consent;
    private final Clocks clocks;
    private final Deadlines deadlines;

    @Inject
    PlaceHold(
            Holds holds, Progress progress, GoingOn goingOn, GiveConsent consent, Clocks clocks, Deadlines deadlines) {
        this.holds = holds;
        this.progress = progress;
        this.goingOn = goingOn;
        this.consent = consent;
        this.clocks = clocks;
        this.deadlines = deadlines;
    }

    void decide(Locked locked, Verdict verdict) {
        if (verdict.outcome() == Verdict.Outcome.DENIED || locked.host() == null) {
            apply(locked, locked.assignment().state().verdict(new VerdictAnswer.Denied(verdict.refusal())));
            return;
        }
        VerdictAnswer answer = answer(locked.assignment(), verdict);
        HoldRequest request = holdRequest(locked, verdict, answer);
        HoldResult result = holds.place(request);
        if (result instanceof HoldResult.Refused refused) {
            Assignment told = locked.assignment().with(verdict.deniedBy(refused.finding()));
            apply(locked.with(told), told.state().holdRefused(refused.refusal()));
        } else {
            Assignment held = locked.assignment().withHold(request.hold());
            apply(locked.with(held), held.state().verdict(answer));
        }
    }

    private void apply(Locked locked, Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            Cause cause = new Cause(actor(locked, accepted), null, null, null);
            Locked changed = progress.apply(locked, accepted, cause);
            consent.record(changed.assignment(), changed.assignment().origin().createdBy(), cause);
            goingOn.proceed(changed, Cause.system());
        }
    }

    /** A consent that came with the request is the requester's; everything else Slotkeeper does. */
    private static String actor(Locked locked, Decision.Accepted accepted) {
        boolean byConsent = accepted.steps().size() > 1;
        return byConsent
                ? locked.assignment().origin().createdBy()
                : Cause.system().actor();
    }

    private static VerdictAnswer answer(Assignment assignment, Verdict verdict) {
        if (verdict.needsApproval()) {
            return new VerdictAnswer.NeedsApproval();
        }
        return verdict.outcome() == Verdict.Outcome.NEEDS_CONSENT
                ? new VerdictAnswer.NeedsConsent(
                        verdict.consentCodes(), assignment.request().consents())
                : new VerdictAnswer.Allowed();
    }

    private HoldRequest holdRequest(Locked locked, Verdict verdict, VerdictAnswer answer) {
        Assignment assignment = locked.assignment();
        NewRequest request = assignment.request();
        List<Address> members = locked.host() == null
                ? request.functions()
                : List.copyOf(locked.host().holderMembers(request.functions()));
        Hold hold = new Hold(members, clocks.stamp(), until(answer));
        return new HoldRequest(
                assignment.id(),
                assignment.origin().project(),
                request.host(),
                request.vm(),
                request.functions(),
                hold,
                verdict.limit(),
                assignment.origin().correlationId());
    }

    private @Nullable Instant until(VerdictAnswer answer) {
        return answer instanceof VerdictAnswer.Allowed ? null : deadlines.ofTentativeHold();
    }
}
