package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.ContextOverlay;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.EffectiveFunction;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.Vm;
import org.jspecify.annotations.Nullable;

/**
 * A function of some host, with what assignment-service tells of it.
 *
 * @param heldBy who holds it in Slotkeeper; null when nobody does
 * @param observedHolder the machine that a source saw to have it; null when none is seen, or nobody described it
 * @param overlay what the newest confirmed order did to its context; null when none did anything
 */
public record Device(
        HostId host,
        EffectiveFunction function,
        @Nullable Hold heldBy,
        @Nullable Vm observedHolder,
        @Nullable ContextOverlay overlay) {
    /** What the machine that was seen is called, for those of its project; null for others. */
    public @Nullable String observedHolderName(String project) {
        return observedHolder == null || !observedHolder.project().equals(project)
                ? null
                : observedHolder.facts().name();
    }

    public DeviceContext effectiveContext() {
        return ContextOverlay.effective(function.ownership(), overlay);
    }
}
