package io.slotkeeper.assignment.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An instruction to a hypervisor, issued only when it may be carried out now.
 *
 * @param report how it went, or why it ended unreported
 * @param deadline when it ends unless somebody reports, by the database's clock; null for one of before there were any
 */
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
        Instant issuedAt,
        @Nullable Instant deadline) {

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

    /** The same order, which nobody reported on in time and which must not be carried out any more. */
    public Order overdue(Report why) {
        return with(OrderState.CANCELLED, why);
    }

    /** Why a report on it comes too late; only for an order that is not pending. */
    public String ended() {
        String why = state == OrderState.CANCELLED && report != null && report.detail() != null
                ? ": " + Sentences.clause(report.detail())
                : "";
        return "Order " + id + " is " + state + why + ".";
    }

    /** Whether a report with this outcome says what is known already. */
    public boolean alreadyReportedAs(OrderOutcome outcome) {
        return state.name().equals(outcome.name());
    }

    private Order with(OrderState next, @Nullable Report by) {
        return new Order(
                id, assignment, project, host, vm, planned, next, steps, by, correlationId, issuedAt, deadline);
    }
}
