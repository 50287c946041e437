package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.NextAction;
import io.slotkeeper.assignment.domain.Owner;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.Refusal;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.TimeLimit;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stored, and policy is asked for the {@code attempt}-th time; nothing is held. */
public record Requested(int attempt) implements AssignmentState {
    public Requested {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1");
        }
    }

    @Override
    public StateName name() {
        return StateName.REQUESTED;
    }

    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public Optional<Waiting> waiting() {
        return Optional.of(new Waiting(Owner.POLICY, NextAction.GIVE_VERDICT, "a verdict", TimeLimit.VERDICT));
    }

    @Override
    public Decision verdict(VerdictAnswer answer) {
        if (answer instanceof VerdictAnswer.Denied denied) {
            return denied(denied.refusal());
        }
        if (answer instanceof VerdictAnswer.NeedsApproval) {
            return Decision.accepted(Fact.APPROVAL_AWAITED, new AwaitingApproval());
        }
        if (answer instanceof VerdictAnswer.NeedsConsent consent) {
            return consentNeeded(consent.needed(), consent.given());
        }
        return Decision.accepted(Fact.CLAIMED, new Claimed());
    }

    @Override
    public Decision askAgain(int attemptsMax, String why) {
        return attempt < attemptsMax
                ? Decision.accepted(Fact.EVALUATION_REQUESTED, new Requested(attempt + 1))
                : Decision.accepted(
                        Fact.FAILED,
                        new Failed(
                                Failed.Undo.NOTHING,
                                "policy was asked " + attempt + " times in vain, the last time because " + why));
    }

    @Override
    public Decision holdRefused(Refusal refusal) {
        return denied(refusal);
    }

    @Override
    public Decision cancel(List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.CANCELLED, new Cancelled(List.of()));
    }

    private Decision consentNeeded(Set<String> needed, Set<String> given) {
        return given.containsAll(needed)
                ? Decision.accepted(Fact.CONSENT_GIVEN, this, Fact.CLAIMED, new Claimed())
                : Decision.accepted(Fact.CONSENT_AWAITED, new AwaitingConsent(needed, given));
    }

    private static Decision denied(Refusal refusal) {
        return Decision.accepted(Fact.DENIED, new Denied(refusal));
    }
}
