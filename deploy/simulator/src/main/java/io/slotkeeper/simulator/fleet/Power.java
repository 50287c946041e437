package io.slotkeeper.simulator.fleet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** When a virtual machine may be switched on, moved or deleted, and what it gets and gives back with that. */
final class Power {
    private Power() {}

    /**
     * @param runningHolder the virtual machine that is on and has the device, if any
     * @throws Refused as the power-on task's error
     */
    static Vm on(Vm vm, Host host, Function<PciAddress, Optional<String>> runningHolder) {
        if (vm.on()) {
            throw wrongPower("poweredOff", "poweredOn", "Powered on");
        }
        if (host.maintenance()) {
            throw new Refused("InvalidState", "The host is in maintenance mode.");
        }
        Set<PciAddress> taken = new HashSet<>();
        List<VmDevice> devices = new ArrayList<>();
        for (VmDevice device : vm.devices()) {
            if (device instanceof VmDevice.Fixed fixed) {
                mustBeReady(fixed, host, runningHolder);
                devices.add(fixed);
            } else if (device instanceof VmDevice.Dynamic dynamic) {
                devices.add(assigned(dynamic, host, runningHolder, taken));
            } else {
                devices.add(device);
            }
        }
        return vm.powered(true, devices);
    }

    private static void mustBeReady(
            VmDevice.Fixed device, Host host, Function<PciAddress, Optional<String>> runningHolder) {
        PciAddress at = device.address();
        Optional<PciFunction> function = host.function(at);
        boolean same = device.systemId().equals(host.uuid())
                && function.isPresent()
                && function.get().id().vendor() == (device.vendor() & 0xffff);
        if (!same) {
            throw notPoweredOn("The systemId does not match the current system or the deviceId, and the vendorId does"
                    + " not match the device currently at %s.".formatted(decimal(at)));
        }
        if (!function.get().active()) {
            throw notPoweredOn("Device %s is not a passthrough device.".formatted(decimal(at)));
        }
        runningHolder.apply(at).ifPresent(other -> {
            throw notPoweredOn("Device %s is in use by %s.".formatted(decimal(at), other));
        });
    }

    private static VmDevice assigned(
            VmDevice.Dynamic device,
            Host host,
            Function<PciAddress, Optional<String>> runningHolder,
            Set<PciAddress> taken) {
        PciFunction free = host.functions().stream()
                .filter(function -> function.active()
                        && device.allowed().contains(function.id())
                        && !taken.contains(function.address())
                        && runningHolder.apply(function.address()).isEmpty())
                .findFirst()
                .orElseThrow(() -> notPoweredOn("No device on the host matches the assignable hardware request."));
        taken.add(free.address());
        return new VmDevice.Dynamic(device.key(), device.allowed(), device.label(), free.address());
    }

    /** Devices that the host chose go back to it. */
    static Vm off(Vm vm) {
        if (!vm.on()) {
            throw wrongPower("poweredOn", "poweredOff", "Powered off");
        }
        List<VmDevice> devices = vm.devices().stream()
                .map(device -> device instanceof VmDevice.Dynamic dynamic
                        ? new VmDevice.Dynamic(dynamic.key(), dynamic.allowed(), dynamic.label(), null)
                        : device)
                .toList();
        return vm.powered(false, devices);
    }

    static void mustBeOff(Vm vm) {
        if (vm.on()) {
            throw wrongPower("poweredOff", "poweredOn", "Powered on");
        }
    }

    static void mayMove(Vm vm) {
        if (vm.isPinned()) {
            throw new Refused(
                    "DeviceNotSupported",
                    "Virtual machine has a PCI passthrough device, which migration does not support.",
                    Map.of("device", "PCI device 0"));
        }
    }

    private static String decimal(PciAddress address) {
        return "%d:%d.%d".formatted(address.bus(), address.slot(), address.function());
    }

    private static Refused notPoweredOn(String reason) {
        return new Refused(
                "GenericVmConfigFault", "Module DevicePowerOn power on failed. " + reason, Map.of("reason", reason));
    }

    private static Refused wrongPower(String wanted, String is, String text) {
        return new Refused(
                "InvalidPowerState",
                "The attempted operation cannot be performed in the current state (%s).".formatted(text),
                Map.of("requestedState", wanted, "existingState", is));
    }
}
