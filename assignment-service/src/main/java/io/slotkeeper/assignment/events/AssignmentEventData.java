package io.slotkeeper.assignment.events;

import io.slotkeeper.assignment.application.FactRecord;
import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.Finding;
import io.slotkeeper.assignment.domain.Refusal;
import io.slotkeeper.assignment.domain.Requester;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Verdict;
import io.slotkeeper.assignment.domain.state.Denied;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every event about an assignment carries, whatever happened. */
record AssignmentEventData(
        UUID assignment,
        String project,
        int revision,
        StateName state,
        @Nullable StateName previousState,
        int attempt,
        String host,
        String vm,
        List<String> functions,
        String actor,
        Requester requester,
        @Nullable String reason,
        @Nullable String externalRef,
        @Nullable Long minHostRevision,
        String message,
        @Nullable Refusal refusal,
        List<Finding> findings,
        Instant at) {

    static AssignmentEventData of(FactRecord fact) {
        Assignment assignment = fact.assignment();
        return new AssignmentEventData(
                assignment.id(),
                assignment.origin().project(),
                assignment.revision(),
                assignment.state().name(),
                fact.previousState(),
                assignment.attempt(),
                assignment.request().host(),
                assignment.request().vm(),
                assignment.request().functions().stream().map(Address::value).toList(),
                fact.actor(),
                assignment.origin().requester(),
                fact.reason(),
                assignment.request().externalRef(),
                asks(fact.fact()) ? assignment.evaluation().minHostRevision() : null,
                fact.message(),
                assignment.state() instanceof Denied denied ? denied.refusal() : null,
                findings(fact.fact(), assignment.verdict()),
                fact.at());
    }

    private static boolean asks(Fact fact) {
        return fact == Fact.REQUESTED || fact == Fact.EVALUATION_REQUESTED;
    }

    /** Findings are told once, with the state that follows from them. */
    private static List<Finding> findings(Fact fact, @Nullable Verdict verdict) {
        if (verdict == null) {
            return List.of();
        }
        return switch (fact) {
            case DENIED, CONSENT_AWAITED, APPROVAL_AWAITED, CLAIMED -> verdict.findings();
            case CONSENT_GIVEN -> verdict.consentFindings().toList();
            case REQUESTED,
                    EVALUATION_REQUESTED,
                    PREPARING,
                    ATTACHING,
                    ATTACHED,
                    ORDER_REPORTED,
                    ORDER_OVERDUE,
                    RELEASING,
                    RELEASED,
                    CANCELLED,
                    EXPIRED,
                    FAILED -> List.of();
        };
    }
}
