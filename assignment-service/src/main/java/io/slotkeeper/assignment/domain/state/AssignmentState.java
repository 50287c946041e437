package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.ProblemCode;
import io.slotkeeper.assignment.domain.Refusal;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where an assignment stands. Every state answers every trigger; a trigger that a state does not override is refused,
 * or passed over where it is an answer that came late. Fields exist only where they mean something.
 */
public sealed interface AssignmentState
        permits Requested,
                Queued,
                Offered,
                Denied,
                AwaitingConsent,
                AwaitingApproval,
                Claimed,
                Preparing,
                Attaching,
                Attached,
                Drifted,
                Releasing,
                Sanitising,
                Released,
                Cancelled,
                Expired,
                Failed {
    StateName name();

    /** Whether functions are held in this state, tentatively or as a claim. */
    boolean holds();

    /** Who has to do what so that it goes on, and how long that may take; empty where nobody is waited for. */
    Optional<Waiting> waiting();

    /** The order that may be carried out now. */
    default Optional<PlannedOrder> pendingOrder() {
        return Optional.empty();
    }

    /** Whether this assignment's own orders changed a context that no overlay tells of yet. */
    default boolean touchedContext() {
        return false;
    }

    /** Policy's verdict, after the hold was placed where the verdict allows one. */
    default Decision verdict(VerdictAnswer answer) {
        return new Decision.Unchanged("a verdict is not awaited in " + name());
    }

    /** Policy must be asked once more, unless it was asked {@code attemptsMax} times. */
    default Decision askAgain(int attemptsMax, String why) {
        return new Decision.Unchanged("a verdict is not awaited in " + name());
    }

    /** Somebody else was faster. */
    default Decision holdRefused(Refusal refusal) {
        return new Decision.Unchanged("no hold is being placed in " + name());
    }

    /** Somebody consents to findings by their codes. */
    default Decision consent(Set<String> codes) {
        return wrongState("consent is not awaited");
    }

    /** The request is withdrawn; {@code giveBack} is what its hold kept in the passthrough context for nobody else. */
    default Decision cancel(List<PlannedOrder> giveBack) {
        return wrongState("what is claimed is released, not cancelled");
    }

    /** The functions are given back; {@code giveBack} is the chain that returns their groups to the host. */
    default Decision release(List<PlannedOrder> requestedDetach, List<PlannedOrder> giveBack) {
        return wrongState("nothing is claimed that could be released");
    }

    /** Nothing hinders the orders of a claim any more; {@code chain} ends with {@code ATTACH}. */
    default Decision proceed(List<PlannedOrder> chain) {
        return new Decision.Unchanged("no claim waits in " + name());
    }

    /** An order was carried out; {@code giveBack} as in {@link #release}, as it is needed now. */
    default Decision orderSucceeded(OrderType type, List<PlannedOrder> giveBack) {
        return notPending(type);
    }

    /** An order could not be carried out. */
    default Decision orderFailed(OrderType type, String detail) {
        return notPending(type);
    }

    /** Nobody did in time what {@link #waiting} says, which {@code why} repeats; a request asks again instead. */
    default Decision deadlinePassed(String why, List<PlannedOrder> giveBack) {
        return new Decision.Unchanged("nothing runs out in " + name());
    }

    private Decision wrongState(String why) {
        return Decision.rejected(ProblemCode.WRONG_STATE, "The assignment is " + name() + ": " + why + ".");
    }

    private Decision notPending(OrderType type) {
        return Decision.rejected(
                ProblemCode.ORDER_NOT_PENDING, "The assignment is " + name() + ": no order " + type + " is pending.");
    }
}
