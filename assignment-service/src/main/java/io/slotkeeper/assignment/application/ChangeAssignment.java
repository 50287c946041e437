package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.ProblemCode;
import io.slotkeeper.assignment.domain.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Function;

/** What consent, cancel and release have in common: whose it is, and that the decision is carried out once. */
@ApplicationScoped
class ChangeAssignment {
    private final Locks locks;
    private final Progress progress;

    @Inject
    ChangeAssignment(Locks locks, Progress progress) {
        this.locks = locks;
        this.progress = progress;
    }

    /** What follows when the decision was accepted. */
    interface Sequel {
        void after(Locked changed);
    }

    CommandResult change(UUID id, Caller caller, Cause cause, Function<Locked, Decision> decide, Sequel sequel) {
        return locks.take(id, caller.project())
                .map(locked -> change(locked, caller, cause, decide, sequel))
                .orElseGet(() -> refused(ProblemCode.ASSIGNMENT_UNKNOWN, "There is no assignment " + id + "."));
    }

    private CommandResult change(
            Locked locked, Caller caller, Cause cause, Function<Locked, Decision> decide, Sequel sequel) {
        if (!caller.mayChange(locked.assignment())) {
            return refused(ProblemCode.NOT_YOURS, "Only its requester, an operator or an administrator may change it.");
        }
        Decision decision = decide.apply(locked);
        if (decision instanceof Decision.Rejected rejected) {
            return new CommandResult.Refused(rejected.rejection());
        }
        if (decision instanceof Decision.Accepted accepted) {
            sequel.after(progress.apply(locked, accepted, cause));
        }
        return new CommandResult.Done(locked.assignment().id());
    }

    private static CommandResult refused(ProblemCode code, String detail) {
        return new CommandResult.Refused(new Rejection(code, detail));
    }
}
