package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Hold;
import io.slotkeeper.assignment.domain.HoldRequest;
import io.slotkeeper.assignment.domain.HoldResult;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.SriovPair;
import io.slotkeeper.assignment.domain.Verdict;
import io.slotkeeper.assignment.domain.state.VerdictAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** Weighed verdicts that do not compete with each other: all their holds are placed at once. */
    void decide(List<Weighed> round) {
        List<Attempt> attempts = round.stream()
                .filter(weighed -> weighed.verdict().outcome() != Verdict.Outcome.DENIED)
                .flatMap(weighed -> attempt(weighed).stream())
                .toList();
        Map<UUID, HoldResult> results =
                holds.place(attempts.stream().map(Attempt::request).toList());
        Map<UUID, Attempt> byAssignment = attempts.stream()
                .collect(Collectors.toMap(attempt -> attempt.request().assignment(), Function.identity()));
        for (Weighed weighed : round) {
            Attempt attempt = byAssignment.get(weighed.locked().assignment().id());
            weighed.trace().execute(() -> {
                if (attempt == null) {
                    deny(weighed);
                } else {
                    settle(weighed, attempt, results.get(attempt.request().assignment()));
                }
            });
        }
    }

    private record Attempt(HoldRequest request, VerdictAnswer answer) {}

    private Optional<Attempt> attempt(Weighed weighed) {
        if (weighed.locked().host() == null) {
            return Optional.empty();
        }
        VerdictAnswer answer = answer(weighed.locked().assignment(), weighed.verdict());
        return Optional.of(new Attempt(holdRequest(weighed.locked(), weighed.verdict(), answer), answer));
    }

    private void deny(Weighed weighed) {
        Locked locked = weighed.locked();
        VerdictAnswer denied = new VerdictAnswer.Denied(weighed.verdict().refusal());
        apply(locked, locked.assignment().state().verdict(denied));
    }

    private void settle(Weighed weighed, Attempt attempt, @Nullable HoldResult result) {
        Locked locked = weighed.locked();
        if (result instanceof HoldResult.Refused refused) {
            Assignment told = locked.assignment().with(weighed.verdict().deniedBy(refused.finding()));
            apply(locked.with(told), told.state().holdRefused(refused.refusal()));
        } else {
            Assignment held = locked.assignment().withHold(attempt.request().hold());
            apply(locked.with(held), held.state().verdict(attempt.answer()));
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
        Hold hold = new Hold(members(locked), clocks.stamp(), until(answer));
        return new HoldRequest(
                assignment.id(),
                assignment.origin().project(),
                request.host(),
                request.vm(),
                request.functions(),
                sriovPairs(locked),
                hold,
                verdict.limit(),
                assignment.origin().correlationId());
    }

    /** What is held together with the requested functions. */
    static List<Address> members(Locked locked) {
        List<Address> requested = locked.assignment().request().functions();
        return locked.host() == null ? requested : List.copyOf(locked.host().holderMembers(requested));
    }

    /** The pairs of a physical and a virtual function that the request takes one of. */
    static List<SriovPair> sriovPairs(Locked locked) {
        return locked.host() == null
                ? List.of()
                : locked.host().sriovPairs(locked.assignment().request().functions());
    }

    /** A hold that waits for nobody is a claim from the start. */
    private @Nullable Instant until(VerdictAnswer answer) {
        boolean waits = answer instanceof VerdictAnswer.NeedsApproval
                || (answer instanceof VerdictAnswer.NeedsConsent consent
                        && !consent.given().containsAll(consent.needed()));
        return waits ? deadlines.ofTentativeHold() : null;
    }
}
