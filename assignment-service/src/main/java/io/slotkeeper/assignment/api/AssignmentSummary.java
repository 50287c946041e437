package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Refusal;
import io.slotkeeper.assignment.domain.Requester;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.state.Denied;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An assignment in a list. */
public record AssignmentSummary(
        UUID id,
        StateName state,
        int revision,
        String host,
        String vm,
        List<FunctionView> functions,
        String reason,
        @Nullable String externalRef,
        Requester requester,
        @Nullable Refusal refusal,
        @Nullable HoldView hold,
        @Nullable WaitView waitingFor,
        Instant createdAt,
        Instant updatedAt) {
    static AssignmentSummary of(Assignment assignment) {
        return new AssignmentSummary(
                assignment.id(),
                assignment.state().name(),
                assignment.revision(),
                assignment.request().host(),
                assignment.request().vm(),
                FunctionView.of(assignment),
                assignment.request().reason(),
                assignment.request().externalRef(),
                assignment.origin().requester(),
                refusal(assignment),
                HoldView.of(assignment.hold()),
                WaitView.of(assignment),
                assignment.origin().createdAt(),
                assignment.updatedAt());
    }

    static @Nullable Refusal refusal(Assignment assignment) {
        return assignment.state() instanceof Denied denied ? denied.refusal() : null;
    }
}
