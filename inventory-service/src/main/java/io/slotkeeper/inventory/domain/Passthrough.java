package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a source says about giving the function away; null where it says nothing.
 *
 * @param dependentDevice vSphere's own slot context: what changes owner and is reset with it, itself or a bridge
 * @param resetMethod how the function is reset, such as {@code FUNCTION} or {@code BRIDGE}; {@code NONE} where there is
 *     no way
 */
public record Passthrough(
        @Nullable Boolean capable,
        @Nullable DeviceContext context,
        @Nullable Pending pending,
        @Nullable PciAddress dependentDevice,
        @Nullable String resetMethod) {
    public static final Passthrough NONE = new Passthrough(null, null, null, null, null);

    /** The same, when that is what is wanted: what is wanted and not so waits for a reboot. */
    Passthrough wanting(boolean passthrough) {
        Pending waiting =
                switch (context == null ? DeviceContext.UNKNOWN : context) {
                    case HOST -> passthrough ? Pending.TO_PASSTHROUGH : null;
                    case PASSTHROUGH -> passthrough ? null : Pending.TO_HOST;
                    case UNKNOWN -> pending;
                };
        return new Passthrough(capable, context, waiting, dependentDevice, resetMethod);
    }
}
