package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Overlay;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What assignment published about one assignment: its hold if it has one, and the contexts that its orders confirmed.
 *
 * @param state as assignment names it, for people
 * @param requester the subject that asked; null where nobody said
 */
public record AssignmentSeen(
        String assignment,
        String project,
        long revision,
        String host,
        String vm,
        String state,
        @Nullable String requester,
        List<String> requested,
        @Nullable Hold hold,
        List<Overlay> overlays,
        Instant updatedAt) {

    public boolean released() {
        return state.equals("RELEASED");
    }
}
