package io.slotkeeper.simulator.vim;

import io.slotkeeper.simulator.fleet.ComputeResource;
import io.slotkeeper.simulator.fleet.Host;
import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Snapshot;
import io.slotkeeper.simulator.fleet.Vm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** VirtualMachine. Its devices are in {@link VmDevices}. */
final class VmObjects {
    private final Snapshot at;
    private final Vm vm;

    VmObjects(Snapshot at, Vm vm) {
        this.at = at;
        this.vm = vm;
    }

    DataObject machine() {
        return DataObject.of("VirtualMachine")
                .with("parent", vm.parent())
                .with("name", vm.name())
                .lazily("config", this::config)
                .lazily("runtime", this::runtime)
                .lazily("summary", this::summary)
                .lazily("snapshot", this::snapshots)
                .with(
                        "guest",
                        DataObject.of("GuestInfo")
                                .with("hostName", null)
                                .with("ipAddress", null)
                                .with("guestState", "notRunning"))
                .with("network", ArrayOf.refs(List.of()))
                .with("datastore", ArrayOf.refs(List.of()))
                .with("parentVApp", null)
                .lazily("environmentBrowser", () -> computeResource().environmentBrowser())
                .lazily("resourcePool", this::resourcePool);
    }

    private ComputeResource computeResource() {
        return at.computeResource(at.host(vm.host()));
    }

    /** A template is in no pool. */
    private @Nullable MoRef resourcePool() {
        return vm.spec().template() ? null : computeResource().resourcePool();
    }

    private DataObject config() {
        DataObject config = DataObject.of("VirtualMachineConfigInfo")
                .with("changeVersion", "1")
                .with("name", vm.name())
                .with("guestFullName", "Other Linux (64-bit)")
                .with("version", vm.spec().hardware())
                .with("uuid", vm.biosUuid())
                .with("instanceUuid", vm.instanceUuid())
                .with("template", vm.spec().template())
                .with("guestId", "otherLinux64Guest")
                .with("memoryHotAddEnabled", false)
                .with("cpuHotAddEnabled", false)
                .lazily("hardware", this::hardware)
                .with("cpuAllocation", allocation(0))
                .with("memoryAllocation", allocation(vm.reservedMB()))
                .with("extraConfig", null)
                .with("ftInfo", null);
        if (at.apiVersion().atLeast("5.0")) {
            config.with("memoryReservationLockedToMax", vm.locked());
        }
        return config;
    }

    private static DataObject allocation(long reservation) {
        return DataObject.subtype("ResourceAllocationInfo")
                .with("reservation", reservation)
                .with("expandableReservation", false)
                .with("limit", -1L)
                .with(
                        "shares",
                        DataObject.of("SharesInfo")
                                .with("shares", 1000)
                                .with("level", new EnumValue("SharesLevel", "normal")));
    }

    private DataObject hardware() {
        return DataObject.of("VirtualHardware")
                .with("numCPU", vm.spec().cpus())
                .with("memoryMB", vm.spec().memoryMB())
                .with("device", VmDevices.of(at.host(vm.host()), vm));
    }

    private DataObject runtime() {
        Host host = at.host(vm.host());
        boolean reachable = host.connection().equals("connected");
        String faultTolerance = vm.spec().faultTolerance();
        DataObject runtime = DataObject.of("VirtualMachineRuntimeInfo")
                .with("host", vm.host())
                .with(
                        "connectionState",
                        new EnumValue("VirtualMachineConnectionState", reachable ? "connected" : "disconnected"))
                .with("powerState", new EnumValue("VirtualMachinePowerState", vm.on() ? "poweredOn" : "poweredOff"))
                .with(
                        "faultToleranceState",
                        new EnumValue(
                                "VirtualMachineFaultToleranceState",
                                faultTolerance == null ? "notConfigured" : faultTolerance))
                .with("recordReplayState", new EnumValue("VirtualMachineRecordReplayState", "inactive"));
        if (at.apiVersion().atLeast("5.0")) {
            runtime.with("dasVmProtection", protection());
        }
        return runtime;
    }

    /** Unset while HA has nothing to say about it. */
    private @Nullable DataObject protection() {
        if (!computeResource().ha() || !vm.on()) {
            return null;
        }
        return DataObject.of("VirtualMachineRuntimeInfoDasProtectionState")
                .with("dasProtected", !"disabled".equals(vm.spec().ha()) && !vm.isPinned());
    }

    private DataObject summary() {
        return DataObject.of("VirtualMachineSummary")
                .with("vm", vm.ref())
                .with("runtime", runtime())
                .with(
                        "config",
                        DataObject.of("VirtualMachineConfigSummary")
                                .with("name", vm.name())
                                .with("template", vm.spec().template())
                                .with("memorySizeMB", vm.spec().memoryMB())
                                .with("numCpu", vm.spec().cpus())
                                .with("uuid", vm.biosUuid())
                                .with("instanceUuid", vm.instanceUuid()))
                .with("guest", DataObject.of("VirtualMachineGuestSummary").with("ipAddress", null))
                .with("overallStatus", new EnumValue("ManagedEntityStatus", "green"));
    }

    /** Each on top of the one before. */
    private @Nullable DataObject snapshots() {
        List<String> names = vm.spec().snapshots();
        if (names.isEmpty()) {
            return null;
        }
        DataObject tree = tree(names, 0);
        return DataObject.of("VirtualMachineSnapshotInfo")
                .with("currentSnapshot", snapshotRef(names.size() - 1))
                .with("rootSnapshotList", ArrayOf.of("VirtualMachineSnapshotTree", List.of(tree)));
    }

    private MoRef snapshotRef(int index) {
        String number = vm.ref().value().substring("vm-".length());
        return new MoRef("VirtualMachineSnapshot", "snapshot-%s-%d".formatted(number, index));
    }

    private DataObject tree(List<String> names, int index) {
        List<DataObject> children = new ArrayList<>();
        if (index + 1 < names.size()) {
            children.add(tree(names, index + 1));
        }
        return DataObject.of("VirtualMachineSnapshotTree")
                .with("snapshot", snapshotRef(index))
                .with("vm", vm.ref())
                .with("name", names.get(index))
                .with("description", "")
                .with("id", index + 1)
                .with("createTime", at.host(vm.host()).bootTime())
                .with("state", new EnumValue("VirtualMachinePowerState", "poweredOff"))
                .with("quiesced", false)
                .with("childSnapshotList", ArrayOf.of("VirtualMachineSnapshotTree", children));
    }
}
