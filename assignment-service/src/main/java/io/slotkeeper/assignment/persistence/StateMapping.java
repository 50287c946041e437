package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.domain.Refusal;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.state.AssignmentState;
import io.slotkeeper.assignment.domain.state.Attached;
import io.slotkeeper.assignment.domain.state.Attaching;
import io.slotkeeper.assignment.domain.state.AwaitingApproval;
import io.slotkeeper.assignment.domain.state.AwaitingConsent;
import io.slotkeeper.assignment.domain.state.Cancelled;
import io.slotkeeper.assignment.domain.state.Claimed;
import io.slotkeeper.assignment.domain.state.Denied;
import io.slotkeeper.assignment.domain.state.Drifted;
import io.slotkeeper.assignment.domain.state.Expired;
import io.slotkeeper.assignment.domain.state.Failed;
import io.slotkeeper.assignment.domain.state.Offered;
import io.slotkeeper.assignment.domain.state.Preparing;
import io.slotkeeper.assignment.domain.state.Queued;
import io.slotkeeper.assignment.domain.state.Released;
import io.slotkeeper.assignment.domain.state.Releasing;
import io.slotkeeper.assignment.domain.state.Requested;
import io.slotkeeper.assignment.domain.state.Sanitising;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** States to their stored form and back. */
final class StateMapping {
    private StateMapping() {}

    static StateDocument toDocument(AssignmentState state) {
        if (state instanceof Denied denied) {
            return new StateDocument(denied.refusal(), null, null, null, null, null);
        }
        if (state instanceof AwaitingConsent awaiting) {
            return new StateDocument(null, sorted(awaiting.needed()), sorted(awaiting.given()), null, null, null);
        }
        if (state instanceof Failed failed) {
            return new StateDocument(null, null, null, null, failed.undo(), failed.detail());
        }
        if (state instanceof Preparing preparing) {
            return StateDocument.ofChain(preparing.chain());
        }
        if (state instanceof Releasing releasing) {
            return StateDocument.ofChain(releasing.chain());
        }
        if (state instanceof Cancelled cancelled) {
            return StateDocument.ofChain(cancelled.giveBack());
        }
        if (state instanceof Expired expired) {
            return StateDocument.ofChain(expired.giveBack());
        }
        return state instanceof Attaching attaching
                ? StateDocument.ofChain(List.of(attaching.attach()))
                : StateDocument.EMPTY;
    }

    static AssignmentState toState(StateName name, int attempt, StateDocument document) {
        return switch (name) {
            case REQUESTED -> new Requested(attempt);
            case QUEUED -> new Queued();
            case OFFERED -> new Offered();
            case DENIED -> new Denied(document.refusal() == null ? Refusal.of("denied") : document.refusal());
            case AWAITING_CONSENT -> new AwaitingConsent(set(document.needed()), set(document.given()));
            case AWAITING_APPROVAL -> new AwaitingApproval();
            case CLAIMED -> new Claimed();
            case PREPARING -> new Preparing(document.orders());
            case ATTACHING -> new Attaching(document.orders().get(0));
            case ATTACHED -> new Attached();
            case DRIFTED -> new Drifted();
            case RELEASING -> new Releasing(document.orders());
            case SANITISING -> new Sanitising();
            case RELEASED -> new Released();
            case CANCELLED -> new Cancelled(document.orders());
            case EXPIRED -> new Expired(document.orders());
            case FAILED ->
                new Failed(
                        document.undo() == null ? Failed.Undo.NOTHING : document.undo(),
                        document.detail() == null ? "" : document.detail());
        };
    }

    private static List<String> sorted(Set<String> codes) {
        return List.copyOf(new TreeSet<>(codes));
    }

    private static Set<String> set(@Nullable List<String> codes) {
        return codes == null ? Set.of() : new TreeSet<>(codes);
    }
}
