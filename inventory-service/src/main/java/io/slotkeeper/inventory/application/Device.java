package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.ContextOverlay;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.EffectiveFunction;
import io.slotkeeper.inventory.domain.HostId;
import org.jspecify.annotations.Nullable;

/**
 * A function of some host, with what assignment-service tells of it.
 *
 * @param heldBy who holds it in Slotkeeper; null when nobody does
 * @param overlay what the newest confirmed order did to its context; null when none did anything
 */
public record Device(HostId host, EffectiveFunction function, @Nullable Hold heldBy, @Nullable ContextOverlay overlay) {
    public DeviceContext effectiveContext() {
        return ContextOverlay.effective(function.ownership(), overlay);
    }
}
