package io.slotkeeper.assignment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.assignment.domain.Decision.Accepted;
import io.slotkeeper.assignment.domain.state.Attaching;
import io.slotkeeper.assignment.domain.state.AwaitingConsent;
import io.slotkeeper.assignment.domain.state.Cancelled;
import io.slotkeeper.assignment.domain.state.Claimed;
import io.slotkeeper.assignment.domain.state.Failed;
import io.slotkeeper.assignment.domain.state.Preparing;
import io.slotkeeper.assignment.domain.state.Releasing;
import io.slotkeeper.assignment.domain.state.Requested;
import io.slotkeeper.assignment.domain.state.VerdictAnswer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the table does not show: the facts on the way, and what the states carry. */
class TransitionsTest {
    @Test
    void consentThatCameWithTheRequestIsAFactOfItsOwn() {
        Decision decision = new Requested(1).verdict(new VerdictAnswer.NeedsConsent(Set.of("a"), Set.of("a", "z")));
        assertThat(facts(decision)).containsExactly(Fact.CONSENT_GIVEN, Fact.CLAIMED);
    }

    @Test
    void codesGivenInAdvanceCountTowardsLaterConsent() {
        AwaitingConsent awaiting = new AwaitingConsent(Set.of("a", "b"), Set.of("a"));
        assertThat(facts(awaiting.consent(Set.of("b")))).containsExactly(Fact.CONSENT_GIVEN, Fact.CLAIMED);
    }

    @Test
    void incompleteConsentNamesWhatIsMissingAndNeeded() {
        Decision decision = new AwaitingConsent(Set.of("a", "b"), Set.of()).consent(Set.of("b"));
        assertThat(((Decision.Rejected) decision).rejection().members())
                .containsEntry("missing", List.of("a"))
                .containsEntry("needed", List.of("a", "b"));
    }

    @Test
    void oneOrderFollowsTheSuccessOfTheOneBefore() {
        Preparing preparing = new Preparing(List.of(States.ENABLE, States.REBOOT, States.ATTACH));
        assertThat(preparing.pendingOrder()).contains(States.ENABLE);
        Accepted enabled = (Accepted) preparing.orderSucceeded(OrderType.ENABLE, List.of());
        assertThat(facts(enabled)).containsExactly(Fact.ORDER_REPORTED);
        assertThat(enabled.next().pendingOrder()).contains(States.REBOOT);
        Accepted rebooted = (Accepted) enabled.next().orderSucceeded(OrderType.REBOOT, List.of());
        assertThat(facts(rebooted)).containsExactly(Fact.ORDER_REPORTED, Fact.ATTACHING);
        assertThat(rebooted.next()).isEqualTo(new Attaching(States.ATTACH));
    }

    @Test
    void anEnabledGroupIsTouchedUntilTheOverlayTellsOfIt() {
        assertThat(new Preparing(List.of(States.ENABLE, States.ATTACH)).touchedContext())
                .isFalse();
        assertThat(new Preparing(List.of(States.REBOOT, States.ATTACH)).touchedContext())
                .isTrue();
        assertThat(failure(new Preparing(List.of(States.REBOOT, States.ATTACH)), OrderType.REBOOT))
                .isEqualTo(new Failed(Failed.Undo.CONTEXT, "no"));
        assertThat(failure(new Preparing(List.of(States.ENABLE, States.ATTACH)), OrderType.ENABLE))
                .isEqualTo(new Failed(Failed.Undo.NOTHING, "no"));
    }

    @Test
    void releaseWithNothingToUndoIsOverAtOnce() {
        assertThat(facts(new Claimed().release(List.of(States.DETACH), List.of())))
                .containsExactly(Fact.RELEASING, Fact.RELEASED);
    }

    @Test
    void anAttachThatIsOutstandingIsDetachedAllTheSame() {
        Accepted released =
                (Accepted) new Attaching(States.ATTACH).release(List.of(States.DETACH), List.of(States.DISABLE));
        assertThat(released.next()).isEqualTo(new Releasing(List.of(States.DETACH)));
    }

    @Test
    void aGroupThatOthersStillHoldIsNotGivenBack() {
        Decision decision = new Releasing(List.of(States.DETACH)).orderSucceeded(OrderType.DETACH, List.of());
        assertThat(facts(decision)).containsExactly(Fact.ORDER_REPORTED, Fact.RELEASED);
    }

    @Test
    void givingBackGoesThroughDisableAndReboot() {
        Accepted detached = (Accepted) new Releasing(List.of(States.DETACH))
                .orderSucceeded(OrderType.DETACH, List.of(States.DISABLE, States.REBOOT));
        Accepted disabled = (Accepted) detached.next().orderSucceeded(OrderType.DISABLE, List.of(States.DISABLE));
        assertThat(disabled.next().pendingOrder()).contains(States.REBOOT);
        Decision rebooted = disabled.next().orderSucceeded(OrderType.REBOOT, List.of(States.DISABLE));
        assertThat(facts(rebooted)).containsExactly(Fact.ORDER_REPORTED, Fact.RELEASED);
        assertThat(failure(disabled.next(), OrderType.REBOOT)).isEqualTo(new Failed(Failed.Undo.CONTEXT, "no"));
    }

    @Test
    void releaseOfAFailureUndoesOnlyWhatMayHaveBeenDone() {
        assertThat(afterRelease(Failed.Undo.NOTHING)).isEqualTo(new Releasing(List.of(States.DISABLE)));
        assertThat(afterRelease(Failed.Undo.CONTEXT)).isEqualTo(new Releasing(List.of(States.DISABLE)));
        assertThat(afterRelease(Failed.Undo.ATTACHMENT)).isEqualTo(new Releasing(List.of(States.DETACH)));
    }

    @Test
    void whatACancelledHoldKeptInPassthroughIsGivenBackAfterwards() {
        Cancelled cancelled = new Cancelled(List.of(States.DISABLE, States.REBOOT));
        Accepted disabled = (Accepted) cancelled.orderSucceeded(OrderType.DISABLE, List.of());
        assertThat(disabled.next()).isEqualTo(new Cancelled(List.of(States.REBOOT)));
        assertThat(((Accepted) cancelled.orderFailed(OrderType.DISABLE, "no")).next())
                .isEqualTo(new Cancelled(List.of()));
    }

    private static Object afterRelease(Failed.Undo undo) {
        Decision decision = new Failed(undo, "no").release(List.of(States.DETACH), List.of(States.DISABLE));
        return ((Accepted) decision).next();
    }

    private static Object failure(io.slotkeeper.assignment.domain.state.AssignmentState state, OrderType type) {
        return ((Accepted) state.orderFailed(type, "no")).next();
    }

    private static List<Fact> facts(Decision decision) {
        return ((Accepted) decision).steps().stream().map(Decision.Step::fact).toList();
    }
}
