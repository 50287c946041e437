package io.slotkeeper.simulator.fleet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** ReconfigVM_Task as far as passthrough goes: what is asked, and what a real server refuses. */
public final class Reconfiguration {
    private Reconfiguration() {}

    /**
     * What is to become different.
     *
     * @param lock memoryReservationLockedToMax, if given
     * @param reservedMB memoryAllocation.reservation, if given
     */
    public record Request(List<Change> changes, @Nullable Boolean lock, @Nullable Integer reservedMB) {
        public Request {
            changes = List.copyOf(changes);
        }
    }

    public sealed interface Change {
        /**
         * A fixed device to add.
         *
         * @param key the client's own, negative by custom, different for each device of one request
         */
        record Add(int key, String id, String deviceId, String systemId, int vendor) implements Change {}

        record Remove(int key) implements Change {}
    }

    /**
     * The virtual machine after the request.
     *
     * @param holder another virtual machine that has the device, if any
     * @throws Refused the task's error
     */
    public static Vm apply(Vm vm, Host host, Request request, Function<PciAddress, Optional<String>> holder) {
        boolean locked = request.lock() == null ? vm.locked() : request.lock();
        int reservedMB = request.reservedMB() == null ? vm.reservedMB() : request.reservedMB();
        if (!request.changes().isEmpty() && vm.on()) {
            throw new Refused(
                    "InvalidPowerState",
                    "The attempted operation cannot be performed in the current state (Powered on).",
                    Map.of("requestedState", "poweredOff", "existingState", "poweredOn"));
        }
        differentKeys(request);
        Vm changed = vm.reconfigured(vm.devices(), locked, reservedMB);
        for (int index = 0; index < request.changes().size(); index++) {
            Change change = request.changes().get(index);
            changed = change instanceof Change.Add add
                    ? added(changed, host, add, index, holder)
                    : removed(changed, ((Change.Remove) change).key(), index);
        }
        if (changed.passthroughDevices() > 0 && !changed.reservesAll()) {
            throw new Refused(
                    "InvalidVmConfig",
                    "Invalid memory setting: memory reservation (sched.mem.min) should be equal to memsize(%d)."
                            .formatted(vm.spec().memoryMB()),
                    Map.of("property", "memoryReservationLockedToMax"));
        }
        return changed;
    }

    private static void differentKeys(Request request) {
        Set<Integer> keys = new HashSet<>();
        for (int index = 0; index < request.changes().size(); index++) {
            if (request.changes().get(index) instanceof Change.Add add && !keys.add(add.key())) {
                throw invalidDevice(index, "key", "Cannot add multiple devices using the same device key.");
            }
        }
    }

    private static Refused invalidDevice(int index, String property, String message) {
        return new Refused(
                "InvalidDeviceSpec",
                message,
                Map.of("property", "deviceChange[%d].device.%s".formatted(index, property), "deviceIndex", index));
    }

    private static Vm removed(Vm vm, int key, int index) {
        List<VmDevice> left =
                vm.devices().stream().filter(device -> device.key() != key).toList();
        if (left.size() == vm.devices().size()) {
            throw invalidDevice(index, "key", "The virtual machine has no device with the key " + key + ".");
        }
        return vm.reconfigured(left, vm.locked(), vm.reservedMB());
    }

    private static Vm added(
            Vm vm, Host host, Change.Add add, int index, Function<PciAddress, Optional<String>> holder) {
        int most = Limits.passthroughDevices(host.version(), vm.hardwareVersion());
        if (most == 0) {
            throw new Refused(
                    "DeviceUnsupportedForVmVersion",
                    "Passthrough devices need virtual hardware version 7 or later.",
                    Map.of("currentVersion", vm.spec().hardware(), "expectedVersion", "vmx-07"));
        }
        if (vm.passthroughDevices() >= most) {
            throw new Refused(
                    "TooManyDevices",
                    "The virtual machine may have at most %d passthrough devices.".formatted(most),
                    Map.of("property", "deviceChange[%d].device".formatted(index), "index", index));
        }
        PciFunction function = host.functions().stream()
                .filter(candidate -> candidate.address().toString().equals(add.id()))
                .findFirst()
                .orElseThrow(() -> badBacking(index, "Device " + add.id() + " is not known to the host."));
        mustMatch(add, function, host, index);
        if (!function.active()) {
            throw badBacking(index, "Device " + add.id() + " is not a passthrough device.");
        }
        holder.apply(function.address()).ifPresent(other -> {
            throw badBacking(index, "Device " + add.id() + " belongs to the virtual machine " + other + ".");
        });
        List<VmDevice> devices = new ArrayList<>(vm.devices());
        devices.add(new VmDevice.Fixed(
                vm.nextPassthroughKey(), function.address(), add.deviceId(), add.vendor(), add.systemId()));
        return vm.reconfigured(devices, vm.locked(), vm.reservedMB());
    }

    /** The device id is text: hex of the unsigned number, as VMX has it. Decimal is the classic mistake. */
    private static void mustMatch(Change.Add add, PciFunction function, Host host, int index) {
        boolean sameDevice = add.deviceId()
                .equalsIgnoreCase(Integer.toHexString(function.id().device()));
        boolean sameVendor = (add.vendor() & 0xffff) == function.id().vendor();
        if (!add.systemId().equals(host.uuid()) || !sameDevice || !sameVendor) {
            throw badBacking(
                    index,
                    "The systemId does not match the current system or the deviceId, and the vendorId does not match"
                            + " the device currently at " + decimal(function.address()) + ".");
        }
    }

    private static String decimal(PciAddress address) {
        return "%d:%d.%d".formatted(address.bus(), address.slot(), address.function());
    }

    private static Refused badBacking(int index, String message) {
        return new Refused(
                "InvalidDeviceBacking",
                message,
                Map.of("property", "deviceChange[%d].device.backing".formatted(index), "deviceIndex", index));
    }
}
