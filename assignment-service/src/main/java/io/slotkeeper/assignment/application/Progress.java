package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.StateName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one place that does what was decided: history and events step by step, the hold freed with the end, the next
 * deadline set, orders cancelled and issued, and the new state published, all in the caller's transaction.
 */
@ApplicationScoped
class Progress {
    private final Assignments assignments;
    private final Holds holds;
    private final Deadlines deadlines;
    private final Workspace workspace;
    private final IssuingOrders issuing;
    private final Publisher publisher;
    private final Clocks clocks;
    private final IdSource ids;

    @Inject
    Progress(
            Assignments assignments,
            Holds holds,
            Deadlines deadlines,
            Workspace workspace,
            IssuingOrders issuing,
            Publisher publisher,
            Clocks clocks,
            IdSource ids) {
        this.assignments = assignments;
        this.holds = holds;
        this.deadlines = deadlines;
        this.workspace = workspace;
        this.issuing = issuing;
        this.publisher = publisher;
        this.clocks = clocks;
        this.ids = ids;
    }

    /** A new assignment: stored and told. */
    FactRecord begin(Assignment asked, Cause cause) {
        Assignment assignment = deadlines.set(asked);
        assignments.add(assignment);
        FactRecord requested = tell(assignment, Fact.REQUESTED, null, cause, assignment.updatedAt());
        publisher.state(assignment, List.of(), cause.correlationFor(assignment));
        return requested;
    }

    Locked apply(Locked before, Decision.Accepted decision, Cause cause) {
        Assignment current = before.assignment();
        for (Decision.Step step : decision.steps()) {
            Instant now = clocks.stamp();
            StateName previous = current.state().name();
            current = current.after(step, now);
            tell(current, step.fact(), previous, cause, now);
        }
        Assignment settled = deadlines.set(settleHold(current));
        workspace.save(settled);
        issuing.follow(before.with(settled), cause);
        publisher.state(settled, workspace.overlaysBy(settled), cause.correlationFor(settled));
        return before.with(settled);
    }

    private Assignment settleHold(Assignment assignment) {
        if (assignment.hold() == null) {
            return assignment;
        }
        if (!assignment.state().holds()) {
            holds.free(assignment.id());
            return assignment.withHold(null);
        }
        if (assignment.hold().until() != null && assignment.state().name() == StateName.CLAIMED) {
            holds.claim(assignment.id());
            return assignment.withHold(assignment.hold().asClaim());
        }
        return assignment;
    }

    private FactRecord tell(Assignment after, Fact fact, @Nullable StateName previous, Cause cause, Instant at) {
        FactRecord told = new FactRecord(
                ids.next(),
                fact,
                after,
                previous,
                cause.actor(),
                fact == Fact.REQUESTED ? after.request().reason() : cause.reason(),
                Messages.of(fact, after, cause),
                cause.correlationFor(after),
                at);
        publisher.happened(told);
        return told;
    }
}
