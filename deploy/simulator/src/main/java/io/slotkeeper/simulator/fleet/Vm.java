package io.slotkeeper.simulator.fleet;

import io.slotkeeper.simulator.fleet.FleetSpec.VmSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A virtual machine.
 *
 * @param reservedMB what is reserved now; all of it while the reservation is locked to the maximum
 */
public record Vm(
        MoRef ref,
        String name,
        MoRef parent,
        MoRef host,
        VmSpec spec,
        boolean on,
        boolean locked,
        int reservedMB,
        List<VmDevice> devices)
        implements Entity {
    /** ESXi numbers passthrough devices from here. */
    static final int FIRST_PASSTHROUGH_KEY = 13_000;

    private static final int FIRST_EXTRA_NIC_KEY = 4001;

    static Vm of(MoRef ref, MoRef parent, Host host, VmSpec spec) {
        List<VmDevice> devices = new ArrayList<>();
        int key = FIRST_PASSTHROUGH_KEY;
        for (String address : spec.passthrough()) {
            devices.add(fixed(key++, host, PciAddress.of(address)));
        }
        for (FleetSpec.DynamicSpec dynamic : spec.dynamic()) {
            List<PciId> allowed = dynamic.allowed().stream().map(PciId::of).toList();
            PciAddress assigned = dynamic.assigned() == null ? null : PciAddress.of(dynamic.assigned());
            devices.add(new VmDevice.Dynamic(key++, allowed, dynamic.label(), spec.on() ? assigned : null));
        }
        for (String profile : spec.vgpus()) {
            devices.add(new VmDevice.Vgpu(key++, profile));
        }
        int nicKey = FIRST_EXTRA_NIC_KEY;
        for (FleetSpec.SriovNicSpec nic : spec.sriovNics()) {
            PciAddress vf = nic.vf() == null ? null : PciAddress.of(nic.vf());
            devices.add(new VmDevice.SriovNic(nicKey++, PciAddress.of(nic.pf()), vf));
        }
        int reservedMB = spec.reserved() ? spec.memoryMB() : spec.reservedMB();
        return new Vm(ref, spec.name(), parent, host.ref(), spec, spec.on(), spec.reserved(), reservedMB, devices);
    }

    static VmDevice.Fixed fixed(int key, Host host, PciAddress address) {
        PciFunction function = host.function(address)
                .orElseThrow(() -> new IllegalArgumentException(host.name() + " has no device " + address));
        String deviceId = Integer.toHexString(function.id().device());
        return new VmDevice.Fixed(key, address, deviceId, function.id().vendor(), host.uuid());
    }

    public String instanceUuid() {
        String given = spec.instanceUuid();
        return given != null ? given : named("instance ");
    }

    public String biosUuid() {
        String given = spec.uuid();
        return given != null ? given : named("bios ");
    }

    private String named(String kind) {
        return UUID.nameUUIDFromBytes((kind + spec.name()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** NN of vmx-NN. */
    public int hardwareVersion() {
        return Integer.parseInt(spec.hardware().substring("vmx-".length()));
    }

    public boolean reservesAll() {
        return locked || reservedMB >= spec.memoryMB();
    }

    public boolean holds(PciAddress address) {
        return devices.stream().anyMatch(device -> address.equals(device.address()));
    }

    /** A device of one host keeps it there; a vGPU may migrate. */
    public boolean isPinned() {
        return devices.stream().anyMatch(device -> !(device instanceof VmDevice.Vgpu));
    }

    long passthroughDevices() {
        return devices.stream()
                .filter(device -> !(device instanceof VmDevice.SriovNic))
                .count();
    }

    int nextPassthroughKey() {
        return devices.stream().mapToInt(VmDevice::key).reduce(FIRST_PASSTHROUGH_KEY - 1, Math::max) + 1;
    }

    Vm renamed(String newName) {
        return new Vm(ref, newName, parent, host, spec, on, locked, reservedMB, devices);
    }

    Vm movedTo(MoRef newHost) {
        return new Vm(ref, name, parent, newHost, spec, on, locked, reservedMB, devices);
    }

    Vm powered(boolean now, List<VmDevice> nowDevices) {
        return new Vm(ref, name, parent, host, spec, now, locked, reservedMB, nowDevices);
    }

    Vm reconfigured(List<VmDevice> nowDevices, boolean nowLocked, int nowReservedMB) {
        int reserved = nowLocked ? spec.memoryMB() : nowReservedMB;
        return new Vm(ref, name, parent, host, spec, on, nowLocked, reserved, List.copyOf(nowDevices));
    }
}
