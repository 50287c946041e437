package io.slotkeeper.simulator.vim;

import io.slotkeeper.simulator.fleet.Host;
import io.slotkeeper.simulator.fleet.Limits;
import io.slotkeeper.simulator.fleet.PciFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What EnvironmentBrowser tells about a host: its devices that a virtual machine could have, and the limits. */
public final class EnvironmentObjects {
    private EnvironmentObjects() {}

    /** QueryConfigTarget. Only what is active is offered, each with the systemId of its host: to be had nowhere else. */
    public static DataObject configTarget(List<Host> hosts) {
        List<DataObject> passthrough = new ArrayList<>();
        List<DataObject> sriov = new ArrayList<>();
        hosts.forEach(host -> addCandidates(host, passthrough, sriov));
        return DataObject.of("ConfigTarget")
                .with("numCpus", 32)
                .with("numCpuCores", 16)
                .with("numNumaNodes", 2)
                .with("pciPassthrough", ArrayOf.of("VirtualMachinePciPassthroughInfo", passthrough))
                .with("sriov", ArrayOf.of("VirtualMachineSriovInfo", sriov));
    }

    private static void addCandidates(Host host, List<DataObject> passthrough, List<DataObject> sriov) {
        for (PciFunction function : host.functions()) {
            if (function.physicalFunction() != null || function.sriov() != null) {
                sriov.add(candidate(DataObject.of("VirtualMachineSriovInfo"), host, function)
                        .with("virtualFunction", function.physicalFunction() != null)
                        .with("pnic", nic(host, function)));
            } else if (function.active()) {
                passthrough.add(candidate(DataObject.subtype("VirtualMachinePciPassthroughInfo"), host, function));
            }
        }
    }

    private static @Nullable String nic(Host host, PciFunction function) {
        return function.physicalFunction() == null
                ? function.nic()
                : host.function(function.physicalFunction())
                        .map(PciFunction::nic)
                        .orElse(null);
    }

    private static DataObject candidate(DataObject info, Host host, PciFunction function) {
        return info.with("name", function.name())
                .with("pciDevice", Pci.device(host, function))
                .with("systemId", host.uuid());
    }

    /**
     * QueryConfigOption for a host and a virtual hardware version.
     *
     * @param padding further options of the kind that a real server sends by the hundred
     */
    public static DataObject configOption(Host host, String key, int padding) {
        int hardwareVersion = Integer.parseInt(key.substring("vmx-".length()));
        List<DataObject> options = new ArrayList<>();
        options.add(controller(Limits.passthroughDevices(host.version(), hardwareVersion)));
        for (int index = 0; index < padding; index++) {
            options.add(ethernetCard(index));
        }
        return DataObject.of("VirtualMachineConfigOption")
                .with("version", key)
                .with(
                        "description",
                        "ESX %s virtual machine".formatted(host.spec().version()))
                .with(
                        "hardwareOptions",
                        DataObject.of("VirtualHardwareOption")
                                .with("hwVersion", hardwareVersion)
                                .with("virtualDeviceOption", ArrayOf.of("VirtualDeviceOption", options)));
    }

    private static DataObject controller(int most) {
        return DataObject.subtype("VirtualPCIControllerOption")
                .with("type", "VirtualPCIController")
                .with("deprecated", false)
                .with("plugAndPlay", false)
                .with("hotRemoveSupported", false)
                .with("devices", range(0, 32, 0))
                .with("numSCSIControllers", range(0, 4, 0))
                .with("numEthernetCards", range(0, 10, 0))
                .with("numVideoCards", range(0, 1, 1))
                .with("numSoundCards", range(0, 1, 0))
                .with("numVmiRoms", range(0, 0, 0))
                .with("numPCIPassthroughDevices", range(0, most, 0));
    }

    private static DataObject range(int min, int max, int byDefault) {
        return DataObject.of("IntOption").with("min", min).with("max", max).with("defaultValue", byDefault);
    }

    private static DataObject ethernetCard(int index) {
        return DataObject.subtype(index % 2 == 0 ? "VirtualVmxnet3Option" : "VirtualE1000Option")
                .with("type", index % 2 == 0 ? "VirtualVmxnet3" : "VirtualE1000")
                .with("deprecated", false)
                .with("plugAndPlay", true)
                .with("hotRemoveSupported", true)
                .with("supportedOUI", DataObject.of("ChoiceOption").with("defaultIndex", index))
                .with("macType", DataObject.of("ChoiceOption").with("defaultIndex", 0))
                .with("vmDirectPathGen2Supported", false);
    }
}
