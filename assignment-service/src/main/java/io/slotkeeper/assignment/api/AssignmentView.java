package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.application.Consents;
import io.slotkeeper.assignment.application.FindAssignments;
import io.slotkeeper.assignment.application.History;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Limit;
import io.slotkeeper.assignment.domain.Refusal;
import io.slotkeeper.assignment.domain.Requester;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.state.AwaitingConsent;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An assignment with its verdict, its orders and everything that happened to it. */
public record AssignmentView(
        UUID id,
        String project,
        StateName state,
        int revision,
        int attempt,
        String host,
        String vm,
        List<FunctionView> functions,
        String reason,
        @Nullable String externalRef,
        Requester requester,
        @Nullable Refusal refusal,
        @Nullable HoldView hold,
        @Nullable WaitView waitingFor,
        List<String> consentsNeeded,
        List<Consents.Consent> consents,
        @Nullable VerdictView verdict,
        @Nullable Limit limit,
        List<OrderView> orders,
        List<History.Entry> history,
        Instant createdAt,
        Instant updatedAt) {
    static AssignmentView of(FindAssignments.Details details) {
        Assignment assignment = details.assignment();
        VerdictView verdict = VerdictView.of(assignment.verdict());
        return new AssignmentView(
                assignment.id(),
                assignment.origin().project(),
                assignment.state().name(),
                assignment.revision(),
                assignment.attempt(),
                assignment.request().host(),
                assignment.request().vm(),
                FunctionView.of(assignment),
                assignment.request().reason(),
                assignment.request().externalRef(),
                assignment.origin().requester(),
                AssignmentSummary.refusal(assignment),
                HoldView.of(assignment.hold()),
                WaitView.of(assignment),
                needed(assignment),
                details.consents(),
                verdict,
                verdict == null ? null : verdict.limit(),
                details.orders().stream().map(OrderView::of).toList(),
                details.history(),
                assignment.origin().createdAt(),
                assignment.updatedAt());
    }

    private static List<String> needed(Assignment assignment) {
        return assignment.state() instanceof AwaitingConsent awaiting
                ? List.copyOf(new TreeSet<>(awaiting.needed()))
                : List.of();
    }
}
