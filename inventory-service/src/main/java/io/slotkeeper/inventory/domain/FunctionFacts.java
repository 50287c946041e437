package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.Nullable;

/** All that one source says about one function. */
public record FunctionFacts(
        PciAddress address,
        DeviceIdentity identity,
        DeviceNames names,
        Binding binding,
        Placement placement,
        Passthrough passthrough,
        @Nullable Sriov sriov) {

    FunctionFacts wanting(boolean wanted) {
        return new FunctionFacts(address, identity, names, binding, placement, passthrough.wanting(wanted), sriov);
    }

    public FunctionFacts(PciAddress address, DeviceIdentity identity) {
        this(address, identity, DeviceNames.NONE, Binding.NONE, Placement.NONE, Passthrough.NONE, null);
    }

    public FunctionFacts(
            PciAddress address,
            DeviceIdentity identity,
            DeviceNames names,
            Binding binding,
            Placement placement,
            Passthrough passthrough) {
        this(address, identity, names, binding, placement, passthrough, null);
    }
}
