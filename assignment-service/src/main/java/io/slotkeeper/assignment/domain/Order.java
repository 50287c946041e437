package io.slotkeeper.assignment.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An instruction to a hypervisor, issued only when it may be carried out now. */
public record Order(
        UUID id,
        UUID assignment,
        String project,
        String host,
        String vm,
        PlannedOrder planned,
        OrderState state,
        List<OperatorStep> steps,
        @Nullable Report report,
        @Nullable String correlationId,
        Instant issuedAt) {

    /** Who said how it went, and when. */
    public record Report(@Nullable String detail, String reporter, Instant at) {}

    /** The same order as it stands after a report. */
    public Order reported(OrderOutcome outcome, Report by) {
        return with(outcome == OrderOutcome.SUCCEEDED ? OrderState.SUCCEEDED : OrderState.FAILED, by);
    }

    /** The same order, which must not be carried out any more. */
    public Order cancelled() {
        return with(OrderState.CANCELLED, report);
    }

    /** Whether a report with this outcome says what is known already. */
    public boolean alreadyReportedAs(OrderOutcome outcome) {
        return state.name().equals(outcome.name());
    }

    private Order with(OrderState next, @Nullable Report by) {
        return new Order(id, assignment, project, host, vm, planned, next, steps, by, correlationId, issuedAt);
    }
}
