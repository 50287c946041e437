package io.slotkeeper.policy.application.support;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A draft at the revision that the caller has seen; null is whichever it is at. */
public record DraftKey(UUID id, @Nullable Long revision) {

    /** Why this is not the draft that the caller means; empty where it is. */
    Optional<DraftOutcome> refusal(Optional<Draft> found) {
        if (found.isEmpty()) {
            return Optional.of(new DraftOutcome.DraftUnknown());
        }
        long is = found.get().head().revision();
        return revision == null || revision == is ? Optional.empty() : Optional.of(new DraftOutcome.OtherRevision(is));
    }
}
