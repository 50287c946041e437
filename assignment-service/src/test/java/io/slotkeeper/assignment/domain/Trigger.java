package io.slotkeeper.assignment.domain;

import io.slotkeeper.assignment.domain.state.AssignmentState;
import io.slotkeeper.assignment.domain.state.VerdictAnswer;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Everything that can be said to an assignment, one constant per column of the state table. */
enum Trigger {
    DENIED("verdict", s -> s.verdict(new VerdictAnswer.Denied(Refusal.of("unlisted")))),
    ALLOWED("verdict", s -> s.verdict(new VerdictAnswer.Allowed())),
    COMPLETE("verdict", s -> s.verdict(consent(Set.of("a", "b")))),
    INCOMPLETE("verdict", s -> s.verdict(consent(Set.of("a")))),
    APPROVAL("verdict", s -> s.verdict(new VerdictAnswer.NeedsApproval())),
    AGAIN("askAgain", s -> s.askAgain(2, "late")),
    EXHAUSTED("askAgain", s -> s.askAgain(1, "late")),
    LOST("holdRefused", s -> s.holdRefused(Refusal.of("function-held"))),
    CONSENTS("consent", s -> s.consent(Set.of("a", "b"))),
    PARTIAL("consent", s -> s.consent(Set.of("b"))),
    UNKNOWN("consent", s -> s.consent(Set.of("a", "b", "c"))),
    CANCEL("cancel", s -> s.cancel(List.of())),
    RELEASE("release", s -> s.release(List.of(States.DETACH), List.of(States.DISABLE))),
    PROCEED("proceed", s -> s.proceed(List.of(States.ENABLE, States.REBOOT, States.ATTACH))),
    READY("proceed", s -> s.proceed(List.of(States.ATTACH))),
    ENABLED("orderSucceeded", s -> s.orderSucceeded(OrderType.ENABLE, List.of())),
    REBOOTED("orderSucceeded", s -> s.orderSucceeded(OrderType.REBOOT, List.of())),
    ATTACHED("orderSucceeded", s -> s.orderSucceeded(OrderType.ATTACH, List.of())),
    DETACHED("orderSucceeded", s -> s.orderSucceeded(OrderType.DETACH, List.of(States.DISABLE))),
    DISABLED("orderSucceeded", s -> s.orderSucceeded(OrderType.DISABLE, List.of())),
    ENABLE_FAILED("orderFailed", s -> s.orderFailed(OrderType.ENABLE, "no")),
    REBOOT_FAILED("orderFailed", s -> s.orderFailed(OrderType.REBOOT, "no")),
    ATTACH_FAILED("orderFailed", s -> s.orderFailed(OrderType.ATTACH, "no")),
    DETACH_FAILED("orderFailed", s -> s.orderFailed(OrderType.DETACH, "no")),
    DISABLE_FAILED("orderFailed", s -> s.orderFailed(OrderType.DISABLE, "no")),
    LATE("deadlinePassed", s -> s.deadlinePassed("late", List.of()));

    private final String method;
    private final Function<AssignmentState, Decision> decide;

    Trigger(String method, Function<AssignmentState, Decision> decide) {
        this.method = method;
        this.decide = decide;
    }

    String method() {
        return method;
    }

    Decision on(AssignmentState state) {
        return decide.apply(state);
    }

    private static VerdictAnswer consent(Set<String> given) {
        return new VerdictAnswer.NeedsConsent(Set.of("a", "b"), given);
    }
}
