package io.slotkeeper.simulator.vim;

import io.slotkeeper.simulator.fleet.Host;
import io.slotkeeper.simulator.fleet.PciFunction;

/** PCI devices and their passthrough state on the wire: unsigned 16 and 8 bit numbers become signed ones. */
final class Pci {
    private Pci() {}

    /** 0x8086 is -32634, bus 0x88 is -120: the schema has xsd:short and xsd:byte for unsigned quantities. */
    static DataObject device(Host host, PciFunction function) {
        DataObject device = DataObject.of("HostPciDevice")
                .with("id", function.address().toString())
                .with("classId", (short) function.classCode())
                .with("bus", (byte) function.address().bus())
                .with("slot", (byte) function.address().slot())
                .with("function", (byte) function.address().function())
                .with("vendorId", (short) function.id().vendor())
                .with("subVendorId", (short) function.subsystem().vendor())
                .with("vendorName", function.vendorName())
                .with("deviceId", (short) function.id().device())
                .with("subDeviceId", (short) function.subsystem().device());
        if (function.bridge() != null) {
            device.with("parentBridge", function.bridge().toString());
        }
        device.with("deviceName", function.name());
        if (host.version().atLeast("9.0") && function.physicalSlot() != null) {
            device.with("physicalSlot", function.physicalSlot());
        }
        return device;
    }

    static DataObject passthrough(PciFunction function) {
        PciFunction.Sriov sriov = function.sriov();
        DataObject info =
                sriov == null ? DataObject.subtype("HostPciPassthruInfo") : DataObject.subtype("HostSriovInfo");
        info.with("id", function.address().toString())
                .with("dependentDevice", function.dependsOn().toString())
                .with("passthruEnabled", function.enabled())
                .with("passthruCapable", function.capable())
                .with("passthruActive", function.active());
        if (sriov != null) {
            info.with("sriovEnabled", sriov.wanted() > 0)
                    .with("sriovCapable", true)
                    .with("sriovActive", sriov.present() > 0)
                    .with("numVirtualFunctionRequested", sriov.wanted())
                    .with("numVirtualFunction", sriov.present())
                    .with("maxVirtualFunctionSupported", sriov.max());
        }
        return info;
    }

    static ArrayOf<PciFunction> devices(Host host) {
        return new ArrayOf<>("HostPciDevice", host.functions(), function -> device(host, function));
    }

    static ArrayOf<PciFunction> passthroughs(Host host) {
        return new ArrayOf<>("HostPciPassthruInfo", host.functions(), Pci::passthrough);
    }
}
