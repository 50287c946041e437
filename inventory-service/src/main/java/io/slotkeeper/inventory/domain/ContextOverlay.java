package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.Nullable;

/**
 * The context that a confirmed order gave a function; of two for one function the one with the greater sequence counts.
 * It outlives its assignment, but not a later observation by a source that reports context.
 *
 * @param hostRevision the host's revision that the order was confirmed against
 * @param sequence assignment-service's global number of the confirmation
 */
public record ContextOverlay(PciAddress address, DeviceContext context, long hostRevision, long sequence) {
    /** The observed context, overlaid by what a confirmed order did since. */
    public static DeviceContext effective(Ownership observed, @Nullable ContextOverlay overlay) {
        return overlay == null || overlay.isVoid(observed.contextRevision()) ? observed.context() : overlay.context;
    }

    private boolean isVoid(@Nullable Long observedRevision) {
        return observedRevision != null && observedRevision > hostRevision;
    }
}
