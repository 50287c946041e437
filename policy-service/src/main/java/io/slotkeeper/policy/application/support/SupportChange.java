package io.slotkeeper.policy.application.support;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to drafts and versions, for ever.
 *
 * @param id grows with time
 * @param entry the entry that it was about; null where it was about more than one or none
 * @param version the version that came of it; null where none did
 */
public record SupportChange(
        long id,
        Instant at,
        String actor,
        What what,
        @Nullable UUID draft,
        @Nullable Long revision,
        @Nullable String entry,
        @Nullable Integer version) {

    /** What was done. */
    public enum What {
        DRAFT_CREATED,
        ENTRY_PUT,
        ENTRY_REMOVED,
        ABOUT_PUT,
        IMPORTED,
        REBASED,
        DRAFT_DELETED,
        PUBLISHED,
        ROLLED_BACK
    }

    static SupportChange toDraft(What what, Draft draft, @Nullable String entry, String actor, Instant at) {
        return new SupportChange(
                0, at, actor, what, draft.head().id(), draft.head().revision(), entry, null);
    }

    static SupportChange toVersion(What what, @Nullable Draft draft, PublishedVersion version) {
        return new SupportChange(
                0,
                version.publishedAt(),
                version.actor(),
                what,
                draft == null ? null : draft.head().id(),
                draft == null ? null : draft.head().revision(),
                null,
                version.version());
    }
}
