package io.slotkeeper.inventory.events;

import io.slotkeeper.inventory.domain.DeviceContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What inventory reads of an assignment's state: who holds which functions, and what its orders did to contexts. */
record AssignmentV1(
        @Nullable String assignment,
        @Nullable String project,
        long revision,
        @Nullable String host,
        @Nullable String vm,
        @Nullable HoldV1 hold,
        @Nullable List<ContextV1> contexts) {
    record HoldV1(
            @Nullable String kind,
            @Nullable List<String> functions,
            @Nullable List<String> groupMembers,
            @Nullable Instant since) {}

    record ContextV1(@Nullable String address, @Nullable DeviceContext context, long hostRevision, long sequence) {}
}
