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
import java.util.Optional;
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

    /** A key and what the body of the request amounts to. */
    public record Repeatable(IdempotencyKeys.Key key, String fingerprint) {}

    /** What a repeatable request came to: done now, done earlier (with the first answer), or refused. */
    public record Result(CommandResult result, boolean repeated, @Nullable String firstAnswer) {}

    @Transactional
    public CommandResult handle(NewRequest.Draft draft, Caller caller) {
        NewRequest.Checked checked = NewRequest.check(draft);
        return checked.request() == null
                ? new CommandResult.Refused(checked.rejection())
                : new CommandResult.Done(store(checked.request(), caller).id());
    }

    /** The same, once per key: a repetition finds what the first one made. */
    @Transactional
    public Result handle(NewRequest.Draft draft, Caller caller, Repeatable repeatable) {
        if (!keys.tryLock(repeatable.key())) {
            return refused(ProblemCode.IDEMPOTENCY_IN_PROGRESS, "Repeat the request when the first one is answered.");
        }
        Optional<IdempotencyKeys.First> first = keys.find(repeatable.key());
        if (first.isPresent()) {
            return repeated(first.get(), repeatable.fingerprint());
        }
        CommandResult result = handle(draft, caller);
        if (result instanceof CommandResult.Done done) {
            keys.remember(repeatable.key(), repeatable.fingerprint(), done.id());
        }
        return new Result(result, false, null);
    }

    /** Keeps the answer for repetitions. */
    @Transactional
    public void answered(IdempotencyKeys.Key key, String answer) {
        keys.answered(key, answer);
    }

    private Assignment store(NewRequest request, Caller caller) {
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
        progress.begin(assignment, caller.because(request.reason()));
        return assignment;
    }

    private static Result repeated(IdempotencyKeys.First first, String fingerprint) {
        return first.fingerprint().equals(fingerprint)
                ? new Result(new CommandResult.Done(first.assignment()), true, first.answer())
                : refused(ProblemCode.IDEMPOTENCY_KEY_REUSED, "Use a new key for a new request.");
    }

    private static Result refused(ProblemCode code, String detail) {
        return new Result(new CommandResult.Refused(new Rejection(code, detail)), false, null);
    }
}
