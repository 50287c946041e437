package io.slotkeeper.inventory.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one source says about one function.
 *
 * @param bars its memory regions; null where the source does not tell them
 */
public record FunctionFacts(
        PciAddress address,
        DeviceIdentity identity,
        DeviceNames names,
        Binding binding,
        Placement placement,
        Passthrough passthrough,
        @Nullable Sriov sriov,
        @Nullable List<Bar> bars) {
    public FunctionFacts {
        bars = bars == null ? null : List.copyOf(bars);
    }

    FunctionFacts wanting(boolean wanted) {
        return new FunctionFacts(
                address, identity, names, binding, placement, passthrough.wanting(wanted), sriov, bars);
    }

    public FunctionFacts(PciAddress address, DeviceIdentity identity) {
        this(address, identity, DeviceNames.NONE, Binding.NONE, Placement.NONE, Passthrough.NONE, null, null);
    }

    public FunctionFacts(
            PciAddress address,
            DeviceIdentity identity,
            DeviceNames names,
            Binding binding,
            Placement placement,
            Passthrough passthrough) {
        this(address, identity, names, binding, placement, passthrough, null, null);
    }

    public FunctionFacts(
            PciAddress address,
            DeviceIdentity identity,
            DeviceNames names,
            Binding binding,
            Placement placement,
            Passthrough passthrough,
            @Nullable Sriov sriov) {
        this(address, identity, names, binding, placement, passthrough, sriov, null);
    }
}
