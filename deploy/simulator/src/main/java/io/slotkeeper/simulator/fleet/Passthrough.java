package io.slotkeeper.simulator.fleet;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who owns a function, and how that changes. Three facts, not one state (HostPciPassthruInfo in the API reference):
 *
 * <pre>
 * capable enabled active
 * false   -       -       not possible
 * true    false   false   the VMkernel has it
 * true    true    false   a reboot is needed to take it      --reboot--> true true true
 * true    true    true    ready for a virtual machine
 * true    false   true    a reboot is needed to give it back --reboot--> true false false
 * </pre>
 *
 * A request is about everything with the same dependent device. Hosts that rebind skip the waiting states. The server
 * does not protect its own uplinks and disks: neither does the real one.
 */
public final class Passthrough {
    private Passthrough() {}

    /**
     * What UpdatePassthruConfig asks for one id, which may be that of a bridge on which functions depend.
     *
     * @param applyNow false: wait for the reboot even where the host could rebind; unset: the host decides
     */
    public record Request(String id, boolean enabled, @Nullable Boolean applyNow) {}

    /**
     * The host's functions after the request.
     *
     * @param runningHolder the virtual machine that is on and has the device, if any
     * @throws Refused HostConfigFault: unknown, not capable, or in use
     */
    public static List<PciFunction> apply(
            Host host, Request request, Function<PciAddress, Optional<String>> runningHolder) {
        PciAddress dependsOn = dependent(host, request.id());
        boolean atOnce = host.spec().rebind() && !Boolean.FALSE.equals(request.applyNow());
        if (host.functions().stream().noneMatch(function -> belongs(function, dependsOn))) {
            throw Refused.hostConfig("Device " + request.id() + " is not capable of passthrough.");
        }
        return host.functions().stream()
                .map(function -> belongs(function, dependsOn)
                        ? changed(function, request.enabled(), atOnce, runningHolder)
                        : function)
                .toList();
    }

    private static boolean belongs(PciFunction function, PciAddress dependsOn) {
        return function.capable()
                && function.physicalFunction() == null
                && function.dependsOn().equals(dependsOn);
    }

    private static PciAddress dependent(Host host, String id) {
        PciAddress address;
        try {
            address = PciAddress.of(id);
        } catch (IllegalArgumentException notAnAddress) {
            throw unknown(id);
        }
        PciFunction function = host.function(address).orElseThrow(() -> unknown(id));
        if (function.isBridge()) {
            return address;
        }
        if (!function.capable()) {
            throw Refused.hostConfig("Device " + id + " is not capable of passthrough.");
        }
        return function.dependsOn();
    }

    private static Refused unknown(String id) {
        return Refused.hostConfig("Device " + id + " is not known to the host.");
    }

    private static PciFunction changed(
            PciFunction function,
            boolean enabled,
            boolean atOnce,
            Function<PciAddress, Optional<String>> runningHolder) {
        if (enabled != function.enabled()) {
            runningHolder.apply(function.address()).ifPresent(vm -> {
                throw Refused.hostConfig(
                        "Device %s is in use by the powered-on virtual machine %s.".formatted(function.address(), vm));
            });
        }
        return function.wanted(enabled, atOnce);
    }

    /**
     * The host's functions after HostSriovConfig: the virtual functions are there after a reboot.
     *
     * @throws Refused HostConfigFault: unknown, not capable of SR-IOV, or more than it has
     */
    public static List<PciFunction> requestVirtualFunctions(Host host, String id, int count) {
        PciFunction physical = host.functions().stream()
                .filter(function -> function.address().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
        PciFunction.Sriov sriov = physical.sriov();
        if (sriov == null) {
            throw Refused.hostConfig("Device " + id + " is not capable of SR-IOV.");
        }
        if (count < 0 || count > sriov.max()) {
            throw Refused.hostConfig("Device %s has at most %d virtual functions.".formatted(id, sriov.max()));
        }
        return host.functions().stream()
                .map(function -> function.equals(physical) ? function.wantingVirtualFunctions(count) : function)
                .toList();
    }
}
