package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.NextAction;
import io.slotkeeper.assignment.domain.Owner;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.ProblemCode;
import io.slotkeeper.assignment.domain.Rejection;
import io.slotkeeper.assignment.domain.Sentences;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.TimeLimit;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Held for a while; somebody must consent to {@code needed}, of which {@code given} came with the request. */
public record AwaitingConsent(Set<String> needed, Set<String> given) implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.AWAITING_CONSENT;
    }

    @Override
    public boolean holds() {
        return true;
    }

    @Override
    public Optional<Waiting> waiting() {
        return Optional.of(new Waiting(
                Owner.REQUESTER,
                NextAction.CONSENT,
                "consent to " + Sentences.list(new TreeSet<>(needed)),
                TimeLimit.TENTATIVE_HOLD));
    }

    @Override
    public Decision consent(Set<String> codes) {
        TreeSet<String> unknown = new TreeSet<>(codes);
        unknown.removeAll(needed);
        if (!unknown.isEmpty()) {
            return refused(
                    ProblemCode.CONSENT_UNKNOWN,
                    "unknown",
                    unknown,
                    "No finding awaits consent by the code " + Sentences.list(unknown));
        }
        TreeSet<String> missing = new TreeSet<>(needed);
        missing.removeAll(given);
        missing.removeAll(codes);
        return missing.isEmpty()
                ? Decision.accepted(Fact.CONSENT_GIVEN, this, Fact.CLAIMED, new Claimed())
                : refused(
                        ProblemCode.CONSENT_INCOMPLETE,
                        "missing",
                        missing,
                        "Consent is missing for " + Sentences.list(missing));
    }

    @Override
    public Decision cancel(List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.CANCELLED, new Cancelled(giveBack));
    }

    @Override
    public Decision deadlinePassed(String why, List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.EXPIRED, new Expired(giveBack));
    }

    private Decision refused(ProblemCode code, String member, Set<String> codes, String detail) {
        return new Decision.Rejected(new Rejection(
                code, detail + ".", Map.of(member, List.copyOf(codes), "needed", List.copyOf(new TreeSet<>(needed)))));
    }
}
