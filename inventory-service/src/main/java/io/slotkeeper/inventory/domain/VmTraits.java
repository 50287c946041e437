package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.Nullable;

/**
 * What keeps a machine a feature that its platform takes away otherwise; null is what nobody said.
 *
 * @param vmFex whether its devices are ports of Cisco UCS with VM-FEX
 * @param fixedHotPlug whether fixed devices may be plugged while it runs ({@code fixedPassthruHotPlugEnabled})
 */
public record VmTraits(@Nullable Boolean vmFex, @Nullable Boolean fixedHotPlug) {
    public static final VmTraits NONE = new VmTraits(null, null);

    VmTraits orElse(VmTraits other) {
        return new VmTraits(First.of(vmFex, other.vmFex), First.of(fixedHotPlug, other.fixedHotPlug));
    }
}
