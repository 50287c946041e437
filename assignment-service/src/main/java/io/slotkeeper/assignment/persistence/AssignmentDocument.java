package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.domain.Requester;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of an assignment that no query looks into. */
record AssignmentDocument(
        List<String> functions,
        String reason,
        List<String> consents,
        Requester requester,
        @Nullable Long minHostRevision,
        @Nullable HeldDocument hold,
        StateDocument state) {

    record HeldDocument(List<String> members, Instant since, @Nullable Instant until) {}
}
