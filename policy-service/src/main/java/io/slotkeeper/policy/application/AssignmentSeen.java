package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Overlay;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What assignment published about one assignment: its hold if it has one, and the contexts that its orders confirmed. */
public record AssignmentSeen(
        String assignment,
        String project,
        long revision,
        String host,
        String vm,
        boolean released,
        List<String> requested,
        @Nullable Hold hold,
        List<Overlay> overlays,
        Instant updatedAt) {}
