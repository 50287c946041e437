package io.slotkeeper.policy.domain.support;

import io.slotkeeper.policy.domain.support.Listing.Basis;
import io.slotkeeper.policy.domain.support.Listing.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What a list says of a model, as far as verdicts differ by it.
 *
 * @param entry the id of the entry that decides or explains; null where the list does not know the model
 * @param stale whether nobody has compared it with its source for too long
 */
public record Placement(Standing standing, Basis basis, @Nullable String entry, boolean stale) {

    /**
     * What changes from this placement to another one.
     *
     * @return null where nothing does
     */
    public @Nullable Shift to(Placement other) {
        if (standing != other.standing()) {
            return Shift.TIER;
        }
        if (stale != other.stale()) {
            return Shift.STALENESS;
        }
        return equals(other) ? null : Shift.ENTRY;
    }

    /** The weightiest thing that changes about a model, the weightiest first. */
    public enum Shift {
        /** How it stands: certified, experimental, the chip of another board, banned, unlisted. */
        TIER,
        /** Whether what is said of it counts as stale. */
        STALENESS,
        /** By which entry, or for which reason; it stands as before. */
        ENTRY
    }
}
