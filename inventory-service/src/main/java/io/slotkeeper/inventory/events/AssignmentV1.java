package io.slotkeeper.inventory.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What inventory reads of an assignment's state: who holds which functions. */
record AssignmentV1(
        String assignment,
        @Nullable String project,
        long revision,
        @Nullable String host,
        @Nullable String vm,
        @Nullable HoldV1 hold) {
    record HoldV1(
            @Nullable String kind,
            @Nullable List<String> functions,
            @Nullable List<String> groupMembers,
            @Nullable Instant since) {}
}
