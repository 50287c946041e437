package io.slotkeeper.assignment.domain;

import io.slotkeeper.assignment.domain.state.AssignmentState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asked for what, where it stands, and what it holds. Revisions are counted from 1; every fact is one step. */
public record Assignment(
        UUID id,
        Origin origin,
        NewRequest request,
        AssignmentState state,
        int revision,
        int attempt,
        Evaluation evaluation,
        @Nullable Verdict verdict,
        @Nullable Hold hold,
        @Nullable Instant deadline,
        Instant updatedAt) {

    /** What people call the virtual machine: its name once policy has told it, its id until then. */
    public String vmName() {
        return verdict == null || verdict.vmName() == null ? request.vm() : verdict.vmName();
    }

    /** Name and id, for those who must not take the wrong one. */
    public String vmInWords() {
        return vmName().equals(request.vm()) ? request.vm() : vmName() + " (" + request.vm() + ")";
    }

    /** Where the request came from; {@code createdBy} is who was authenticated, the requester may only be asserted. */
    public record Origin(
            String project, Requester requester, String createdBy, @Nullable String correlationId, Instant createdAt) {}

    /** When policy was last asked (database time), what it must have seen at least, and what a verdict at hand waits for. */
    public record Evaluation(Instant askedAt, @Nullable Long minHostRevision, @Nullable Long parkedUntilRevision) {}

    /** Whether the caller's subject asked for it. */
    public boolean isOwnedBy(String subject) {
        Requester requester = origin.requester();
        return origin.createdBy().equals(subject)
                || (!requester.asserted() && requester.subject().equals(subject));
    }

    /** The assignment one fact later. */
    public Assignment after(Decision.Step step, Instant at) {
        int asked = step.fact() == Fact.EVALUATION_REQUESTED ? attempt + 1 : attempt;
        return new Assignment(
                id, origin, request, step.state(), revision + 1, asked, evaluation, verdict, hold, deadline, at);
    }

    public Assignment with(Evaluation next) {
        return new Assignment(id, origin, request, state, revision, attempt, next, verdict, hold, deadline, updatedAt);
    }

    public Assignment with(Verdict next) {
        return new Assignment(
                id, origin, request, state, revision, attempt, evaluation, next, hold, deadline, updatedAt);
    }

    public Assignment withHold(@Nullable Hold next) {
        return new Assignment(
                id, origin, request, state, revision, attempt, evaluation, verdict, next, deadline, updatedAt);
    }

    public Assignment withDeadline(@Nullable Instant next) {
        return new Assignment(
                id, origin, request, state, revision, attempt, evaluation, verdict, hold, next, updatedAt);
    }

    /** What it waits for; a failure that holds nothing waits for nobody. */
    public Optional<Waiting> waiting() {
        return state.holds() && hold == null ? Optional.empty() : state.waiting();
    }

    /** Whether its deadline has come; {@code now} is the database's. */
    public boolean isOverdue(Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }
}
