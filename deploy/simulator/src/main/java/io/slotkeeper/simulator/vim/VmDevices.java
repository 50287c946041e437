package io.slotkeeper.simulator.vim;

import io.slotkeeper.simulator.fleet.Host;
import io.slotkeeper.simulator.fleet.PciAddress;
import io.slotkeeper.simulator.fleet.PciFunction;
import io.slotkeeper.simulator.fleet.PciId;
import io.slotkeeper.simulator.fleet.Vm;
import io.slotkeeper.simulator.fleet.VmDevice;
import java.util.ArrayList;
import java.util.List;

/** What is in a virtual machine: the devices that each has, then those of the host's. */
final class VmDevices {
    private static final int PCI_CONTROLLER = 100;

    private VmDevices() {}

    static ArrayOf<Object> of(Host host, Vm vm) {
        List<DataObject> devices = new ArrayList<>(ordinary(host, vm));
        int number = 0;
        for (VmDevice device : vm.devices()) {
            devices.add(
                    device instanceof VmDevice.SriovNic nic
                            ? sriovNic(host, nic)
                            : passthrough(host, vm, device, number++));
        }
        return ArrayOf.of("VirtualDevice", devices);
    }

    private static DataObject device(String type, int key, String label, String summary) {
        return DataObject.subtype(type)
                .with("key", key)
                .with(
                        "deviceInfo",
                        DataObject.subtype("Description").with("label", label).with("summary", summary));
    }

    private static List<DataObject> ordinary(Host host, Vm vm) {
        boolean modern = host.version().atLeast("5.0");
        return List.of(
                device("VirtualIDEController", 200, "IDE 0", "IDE 0").with("busNumber", 0),
                device("VirtualPS2Controller", 300, "PS2 controller 0", "PS2 controller 0")
                        .with("busNumber", 0)
                        .with("device", ArrayOf.of("Int", List.of(600, 700))),
                device("VirtualPCIController", PCI_CONTROLLER, "PCI controller 0", "PCI controller 0")
                        .with("busNumber", 0)
                        .with("device", ArrayOf.of("Int", controlled(vm))),
                device("VirtualKeyboard", 600, "Keyboard", "Keyboard")
                        .with("controllerKey", 300)
                        .with("unitNumber", 0),
                device("VirtualMachineVideoCard", 500, "Video card", "Video card")
                        .with("controllerKey", PCI_CONTROLLER)
                        .with("unitNumber", 0)
                        .with("videoRamSizeInKB", 4096L),
                device(
                                modern ? "ParaVirtualSCSIController" : "VirtualLsiLogicController",
                                1000,
                                "SCSI controller 0",
                                modern ? "VMware paravirtual SCSI" : "LSI Logic")
                        .with("controllerKey", PCI_CONTROLLER)
                        .with("unitNumber", 3)
                        .with("busNumber", 0)
                        .with("device", ArrayOf.of("Int", List.of(2000)))
                        .with("sharedBus", new EnumValue("VirtualSCSISharing", "noSharing")),
                disk(vm),
                device(modern ? "VirtualVmxnet3" : "VirtualE1000", 4000, "Network adapter 1", "VM Network")
                        .with(
                                "backing",
                                DataObject.subtype("VirtualEthernetCardNetworkBackingInfo")
                                        .with("deviceName", "VM Network"))
                        .with("controllerKey", PCI_CONTROLLER)
                        .with("unitNumber", 7)
                        .with("addressType", "assigned")
                        .with("macAddress", HostNetwork.mac(host, vm.instanceUuid())));
    }

    private static List<Integer> controlled(Vm vm) {
        List<Integer> keys = new ArrayList<>(List.of(500, 1000, 4000));
        vm.devices().forEach(device -> keys.add(device.key()));
        return keys;
    }

    private static DataObject disk(Vm vm) {
        return device("VirtualDisk", 2000, "Hard disk 1", "16,777,216 KB")
                .with(
                        "backing",
                        DataObject.subtype("VirtualDiskFlatVer2BackingInfo")
                                .with(
                                        "fileName",
                                        "[datastore] %1$s/%1$s.vmdk"
                                                .formatted(vm.spec().name()))
                                .with("diskMode", "persistent"))
                .with("controllerKey", 1000)
                .with("unitNumber", 0)
                .with("capacityInKB", 16_777_216L);
    }

    private static DataObject passthrough(Host host, Vm vm, VmDevice device, int number) {
        return device("VirtualPCIPassthrough", device.key(), "PCI device " + number, summary(host, device))
                .with("backing", backing(host, vm, device))
                .with("controllerKey", PCI_CONTROLLER)
                .with("unitNumber", 18 + number);
    }

    private static String summary(Host host, VmDevice device) {
        if (device instanceof VmDevice.Vgpu vgpu) {
            return "NVIDIA GRID vGPU " + vgpu.profile();
        }
        PciAddress address = device.address();
        return address == null ? "Dynamic PCI device" : nameAt(host, address);
    }

    private static String nameAt(Host host, PciAddress address) {
        return host.function(address).map(PciFunction::name).orElse("");
    }

    private static DataObject backing(Host host, Vm vm, VmDevice device) {
        if (device instanceof VmDevice.Fixed fixed) {
            return DataObject.subtype("VirtualPCIPassthroughDeviceBackingInfo")
                    .with("deviceName", nameAt(host, fixed.address()))
                    .with("id", fixed.address().toString())
                    .with("deviceId", fixed.deviceId())
                    .with("systemId", fixed.systemId())
                    .with("vendorId", (short) fixed.vendor());
        }
        if (device instanceof VmDevice.Dynamic dynamic) {
            return dynamicBacking(vm, dynamic);
        }
        VmDevice.Vgpu vgpu = (VmDevice.Vgpu) device;
        return DataObject.subtype("VirtualPCIPassthroughVmiopBackingInfo")
                .with("vgpu", vgpu.profile())
                .with("migrateSupported", true);
    }

    /** The ids of a dynamic backing are unsigned, unlike those of a fixed one. */
    private static DataObject dynamicBacking(Vm vm, VmDevice.Dynamic dynamic) {
        DataObject backing = DataObject.subtype("VirtualPCIPassthroughDynamicBackingInfo")
                .with("deviceName", "")
                .with(
                        "allowedDevice",
                        new ArrayOf<>("VirtualPCIPassthroughAllowedDevice", dynamic.allowed(), VmDevices::allowed))
                .with("customLabel", dynamic.label() == null ? "" : dynamic.label());
        if (vm.on() && dynamic.address() != null) {
            backing.with("assignedId", dynamic.address().toString());
        }
        return backing;
    }

    private static DataObject allowed(PciId id) {
        return DataObject.of("VirtualPCIPassthroughAllowedDevice")
                .with("vendorId", id.vendor())
                .with("deviceId", id.device());
    }

    private static DataObject sriovNic(Host host, VmDevice.SriovNic nic) {
        DataObject backing = DataObject.of("VirtualSriovEthernetCardSriovBackingInfo")
                .with("physicalFunctionBacking", fixedBacking(host, nic.physicalFunction()));
        if (nic.address() != null) {
            backing.with("virtualFunctionBacking", fixedBacking(host, nic.address()));
        }
        return device("VirtualSriovEthernetCard", nic.key(), "Network adapter SR-IOV", "VM Network")
                .with(
                        "backing",
                        DataObject.subtype("VirtualEthernetCardNetworkBackingInfo")
                                .with("deviceName", "VM Network"))
                .with("controllerKey", PCI_CONTROLLER)
                .with("unitNumber", 8 + nic.key() - 4001)
                .with("addressType", "assigned")
                .with("macAddress", HostNetwork.mac(host, "sriov " + nic.key()))
                .with("allowGuestOSMtuChange", false)
                .with("sriovBacking", backing);
    }

    private static DataObject fixedBacking(Host host, PciAddress address) {
        PciId id = host.function(address).map(PciFunction::id).orElse(PciId.NONE);
        return DataObject.of("VirtualPCIPassthroughDeviceBackingInfo")
                .with("deviceName", nameAt(host, address))
                .with("id", address.toString())
                .with("deviceId", Integer.toHexString(id.device()))
                .with("systemId", host.uuid())
                .with("vendorId", (short) id.vendor());
    }
}
