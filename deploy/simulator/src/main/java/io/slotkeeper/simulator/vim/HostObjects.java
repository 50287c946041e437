package io.slotkeeper.simulator.vim;

import io.slotkeeper.simulator.fleet.Host;
import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.PciFunction;
import io.slotkeeper.simulator.fleet.Snapshot;
import io.slotkeeper.simulator.fleet.Vm;
import io.slotkeeper.simulator.fleet.VmDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** HostSystem: what it is and has. Network and storage are in {@link HostNetwork} and {@link HostStorage}. */
final class HostObjects {
    private final Snapshot at;
    private final Host host;

    HostObjects(Snapshot at, Host host) {
        this.at = at;
        this.host = host;
    }

    /** A host that is not connected shows what the server knew last, except that its run-time state is unknown. */
    DataObject system() {
        DataObject system = DataObject.of("HostSystem")
                .with("parent", host.parent())
                .with("overallStatus", new EnumValue("ManagedEntityStatus", isConnected() ? "green" : "red"))
                .with("name", host.name())
                .lazily("runtime", this::runtime)
                .lazily("summary", this::summary)
                .lazily("hardware", this::hardware)
                .lazily("config", this::config)
                .lazily("vm", this::vms)
                .with("network", ArrayOf.refs(List.of()))
                .with("datastore", ArrayOf.refs(List.of()))
                .with("configManager", configManager());
        if (at.apiVersion().atLeast("4.0")) {
            system.lazily("capability", this::capability);
        }
        return system;
    }

    private boolean isConnected() {
        return host.connection().equals("connected");
    }

    private ArrayOf<Object> vms() {
        return ArrayOf.refs(at.vmsOn(host.ref()).map(Vm::ref).toList());
    }

    private DataObject capability() {
        DataObject capability = DataObject.of("HostCapability").with("recursiveResourcePoolsSupported", true);
        if (at.apiVersion().atLeast("7.0")) {
            capability.with("deviceRebindWithoutRebootSupported", host.spec().rebind());
        }
        return capability;
    }

    private DataObject runtime() {
        return DataObject.of("HostRuntimeInfo")
                .with("connectionState", new EnumValue("HostSystemConnectionState", host.connection()))
                .with("powerState", new EnumValue("HostSystemPowerState", isConnected() ? "poweredOn" : "unknown"))
                .with("inMaintenanceMode", host.maintenance())
                .with("bootTime", host.bootTime());
    }

    private DataObject summary() {
        return DataObject.of("HostListSummary")
                .with("host", host.ref())
                .with("hardware", summaryOfHardware())
                .with("runtime", runtime())
                .with(
                        "config",
                        DataObject.of("HostConfigSummary")
                                .with("name", host.name())
                                .with("port", 443)
                                .with("product", product())
                                .with("vmotionEnabled", false)
                                .with("faultToleranceEnabled", false))
                .with("overallStatus", new EnumValue("ManagedEntityStatus", isConnected() ? "green" : "red"))
                .with("rebootRequired", host.rebootRequired());
    }

    private DataObject summaryOfHardware() {
        return DataObject.of("HostHardwareSummary")
                .with("vendor", host.spec().vendor())
                .with("model", host.spec().model())
                .with("uuid", host.uuid())
                .with("memorySize", host.spec().memoryMB() * 1024L * 1024)
                .with("numNics", (int) host.functions().stream()
                        .filter(function -> function.nic() != null)
                        .count())
                .with("numHBAs", (int) host.functions().stream()
                        .filter(function -> function.hba() != null)
                        .count());
    }

    private DataObject product() {
        String name = host.hasServiceConsole() ? "VMware ESX" : "VMware ESXi";
        return DataObject.of("AboutInfo")
                .with("name", name)
                .with(
                        "fullName",
                        "%s %s build-%s"
                                .formatted(
                                        name, host.spec().version(), host.spec().build()))
                .with("vendor", "VMware, Inc.")
                .with("version", host.spec().version())
                .with("build", host.spec().build())
                .with("osType", "vmnix-x86")
                .with("productLineId", host.product())
                .with("apiType", "HostAgent")
                .with("apiVersion", host.spec().version());
    }

    private DataObject hardware() {
        return DataObject.of("HostHardwareInfo")
                .with(
                        "systemInfo",
                        DataObject.of("HostSystemInfo")
                                .with("vendor", host.spec().vendor())
                                .with("model", host.spec().model())
                                .with("uuid", host.uuid()))
                .with("memorySize", host.spec().memoryMB() * 1024L * 1024)
                .lazily("numaInfo", this::numaInfo)
                .lazily("pciDevice", () -> Pci.devices(host));
    }

    /** Which devices a node is near to is told since 6.0 here; the API reference names no release. */
    private DataObject numaInfo() {
        Map<Integer, List<PciFunction>> nodes = host.functions().stream()
                .filter(function -> function.numa() >= 0)
                .collect(Collectors.groupingBy(PciFunction::numa, TreeMap::new, Collectors.toList()));
        List<DataObject> numaNodes = new ArrayList<>();
        nodes.forEach((node, near) -> numaNodes.add(numaNode(node, near, nodes.size())));
        return DataObject.of("HostNumaInfo")
                .with("type", numaNodes.isEmpty() ? "None" : "NUMA")
                .with("numNodes", numaNodes.size())
                .with("numaNode", ArrayOf.of("HostNumaNode", numaNodes));
    }

    private DataObject numaNode(int node, List<PciFunction> near, int nodes) {
        long bytes = host.spec().memoryMB() * 1024L * 1024 / nodes;
        DataObject numa = DataObject.of("HostNumaNode")
                .with("typeId", (byte) node)
                .with("cpuID", ArrayOf.of("Short", List.of((short) (2 * node), (short) (2 * node + 1))))
                .with("memorySize", bytes)
                .with("memoryRangeBegin", node * bytes)
                .with("memoryRangeLength", bytes);
        if (host.version().atLeast("6.0")) {
            numa.with(
                    "pciId",
                    ArrayOf.strings(near.stream()
                            .map(function -> function.address().toString())
                            .toList()));
        }
        return numa;
    }

    private DataObject config() {
        DataObject config = DataObject.of("HostConfigInfo")
                .with("host", host.ref())
                .with("product", product())
                .lazily("pciPassthruInfo", () -> Pci.passthroughs(host))
                .lazily("network", this::network)
                .lazily("virtualNicManagerInfo", () -> HostNetwork.virtualNicManager(host))
                .lazily("storageDevice", () -> HostStorage.storageDevice(host))
                .lazily("fileSystemVolume", () -> HostStorage.volumes(host))
                .lazily("activeDiagnosticPartition", () -> HostStorage.diagnosticPartition(host));
        if (at.apiVersion().atLeast("5.5")) {
            config.with("vsanHostConfig", null);
        }
        if (at.apiVersion().atLeast("7.0")) {
            config.lazily("assignableHardwareBinding", this::bindings);
        }
        return config;
    }

    private DataObject network() {
        DataObject network = HostNetwork.network(host);
        return at.apiVersion().atLeast("5.5") ? network.with("opaqueSwitch", null) : network;
    }

    /** What virtual machines that run hold right now; unset on hosts before 7.0. */
    private @Nullable ArrayOf<Object> bindings() {
        if (!host.version().atLeast("7.0")) {
            return null;
        }
        List<DataObject> bindings = new ArrayList<>();
        at.vmsOn(host.ref()).filter(Vm::on).forEach(vm -> {
            for (VmDevice device : vm.devices()) {
                if (device.address() != null && !(device instanceof VmDevice.SriovNic)) {
                    bindings.add(DataObject.of("HostAssignableHardwareBinding")
                            .with("instanceId", device.address().toString())
                            .with("vm", vm.ref()));
                }
            }
        });
        return ArrayOf.of("HostAssignableHardwareBinding", bindings);
    }

    private DataObject configManager() {
        return DataObject.of("HostConfigManager")
                .with("bootDeviceSystem", bootDeviceSystem(host))
                .with("pciPassthruSystem", passthruSystem(host));
    }

    static MoRef passthruSystem(Host host) {
        return host.part("HostPciPassthruSystem", "pciPassthruSystem");
    }

    static MoRef bootDeviceSystem(Host host) {
        return host.part("HostBootDeviceSystem", "bootDeviceSystem");
    }
}
