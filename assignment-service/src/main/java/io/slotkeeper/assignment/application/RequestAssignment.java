package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.ProblemCode;
import io.slotkeeper.assignment.domain.Rejection;
import io.slotkeeper.assignment.domain.state.Requested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores a request and asks policy. Every refusal that is about the business comes later, as a state. */
@ApplicationScoped
public class RequestAssignment {
    private static final int FIRST_ATTEMPT = 1;

    private final Progress progress;
    private final IdempotencyKeys keys;
    private final Clocks clocks;
    private final IdSource ids;

    @Inject
    RequestAssignment(Progress progress, IdempotencyKeys keys, Clocks clocks, IdSource ids) {
        this.progress = progress;
        this.keys = keys;
        this.clocks = clocks;
        this.ids = ids;
    }

    /**
     * A key, what the body of the request amounts to, and how the answer is written that repetitions get; it is kept
     * later with {@link #answered} where the caller waits for the verdict.
     */
    public record Repeatable(
            IdempotencyKeys.Key key, String fingerprint, @Nullable Function<FindAssignments.Details, String> answer) {}

    /** What a request came to: stored now, done earlier (with the first answer, if it was kept), or refused. */
    public record Result(
            CommandResult result, FindAssignments.@Nullable Details stored, @Nullable String firstAnswer) {}

    @Transactional
    public CommandResult handle(NewRequest.Draft draft, Caller caller) {
        return ask(draft, caller).result();
    }

    /** Stores the request, and answers with all of it. */
    @Transactional
    public Result ask(NewRequest.Draft draft, Caller caller) {
        NewRequest.Checked checked = NewRequest.check(draft);
        if (checked.request() == null) {
            return new Result(new CommandResult.Refused(checked.rejection()), null, null);
        }
        FactRecord requested = store(checked.request(), caller);
        return new Result(
                new CommandResult.Done(requested.assignment().id()),
                new FindAssignments.Details(
                        requested.assignment(), List.of(History.Entry.of(requested)), List.of(), List.of()),
                null);
    }

    /** The same, once per key: a repetition finds what the first one made. */
    @Transactional
    public Result ask(NewRequest.Draft draft, Caller caller, Repeatable repeatable) {
        if (!keys.tryLock(repeatable.key())) {
            return refused(ProblemCode.IDEMPOTENCY_IN_PROGRESS, "Repeat the request when the first one is answered.");
        }
        Optional<IdempotencyKeys.First> first = keys.find(repeatable.key());
        if (first.isPresent()) {
            return repeated(first.get(), repeatable.fingerprint());
        }
        Result result = ask(draft, caller);
        if (result.stored() != null) {
            String answer =
                    repeatable.answer() == null ? null : repeatable.answer().apply(result.stored());
            keys.remember(
                    repeatable.key(),
                    new IdempotencyKeys.First(
                            repeatable.fingerprint(),
                            result.stored().assignment().id(),
                            answer));
        }
        return result;
    }

    /** Keeps the answer for repetitions. */
    @Transactional
    public void answered(IdempotencyKeys.Key key, String answer) {
        keys.answered(key, answer);
    }

    private FactRecord store(NewRequest request, Caller caller) {
        Instant now = clocks.stamp();
        Assignment assignment = new Assignment(
                ids.next(),
                new Assignment.Origin(
                        caller.project(), caller.requester(), caller.subject(), caller.correlationId(), now),
                request,
                new Requested(FIRST_ATTEMPT),
                1,
                FIRST_ATTEMPT,
                new Assignment.Evaluation(clocks.database(), null, null),
                null,
                null,
                null,
                now);
        return progress.begin(assignment, caller.because(request.reason()));
    }

    private static Result repeated(IdempotencyKeys.First first, String fingerprint) {
        return first.fingerprint().equals(fingerprint)
                ? new Result(new CommandResult.Done(first.assignment()), null, first.answer())
                : refused(ProblemCode.IDEMPOTENCY_KEY_REUSED, "Use a new key for a new request.");
    }

    private static Result refused(ProblemCode code, String detail) {
        return new Result(new CommandResult.Refused(new Rejection(code, detail)), null, null);
    }
}
