package io.slotkeeper.inventory.domain;

/** All that one source says about one function. */
public record FunctionFacts(
        PciAddress address,
        DeviceIdentity identity,
        DeviceNames names,
        Binding binding,
        Placement placement,
        Passthrough passthrough) {

    public FunctionFacts(PciAddress address, DeviceIdentity identity) {
        this(address, identity, DeviceNames.NONE, Binding.NONE, Placement.NONE, Passthrough.NONE);
    }
}
