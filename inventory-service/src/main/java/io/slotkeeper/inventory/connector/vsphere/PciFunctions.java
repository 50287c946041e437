package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.domain.Binding;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.HostConnection;
import io.slotkeeper.inventory.domain.Passthrough;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Placement;
import io.slotkeeper.inventory.domain.Sriov;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A host's functions, from its PCI devices, its passthrough state and its NUMA nodes. */
final class PciFunctions {
    private final Map<PciAddress, PciDevice> devices;
    private final Map<PciAddress, PassthruInfo> passthrough;
    private final Map<PciAddress, Integer> numaNodes;
    private final Map<PciAddress, PciAddress> physicalFunctions;

    private PciFunctions(List<PciDevice> devices, Known host, Map<PciAddress, PciAddress> physicalFunctions) {
        this.devices = byAddress(devices, PciDevice::address);
        this.passthrough = byAddress(host.get(HostProperties.PASSTHRU).orElse(List.of()), PassthruInfo::address);
        this.numaNodes = host.get(HostProperties.NUMA_NODES).orElse(Map.of());
        this.physicalFunctions = physicalFunctions;
    }

    /**
     * All functions in the order of their addresses. Null, which says nothing, where the server lists no device: a
     * machine has some. A host that the server does not reach says nothing either when its passthrough state is gone
     * from the server's memory, so that the last known one stays.
     */
    static @Nullable List<FunctionFacts> of(Known host, Map<PciAddress, PciAddress> physicalFunctions) {
        List<PciDevice> devices = host.get(HostProperties.PCI_DEVICES).orElse(List.of());
        boolean reached = host.get(HostProperties.CONNECTION)
                .filter(HostConnection.CONNECTED::equals)
                .isPresent();
        if (devices.isEmpty() || (!reached && host.get(HostProperties.PASSTHRU).isEmpty())) {
            return null;
        }
        PciFunctions functions = new PciFunctions(devices, host, physicalFunctions);
        return devices.stream().map(functions::facts).toList();
    }

    private FunctionFacts facts(PciDevice device) {
        PciAddress address = device.address();
        PassthruInfo info = passthrough.get(address);
        return new FunctionFacts(
                address,
                device.identity(),
                device.names(),
                Binding.NONE,
                new Placement(path(address), device.slot(), numaNodes.get(address), null),
                info == null ? Passthrough.NONE : info.passthrough(),
                sriov(address, info));
    }

    private @Nullable Sriov sriov(PciAddress address, @Nullable PassthruInfo info) {
        PciAddress owner = physicalFunctions.get(address);
        if (owner != null) {
            return Sriov.virtualOf(owner);
        }
        return info == null ? null : info.sriov();
    }

    /**
     * The way from the root as {@code lspci -PP} prints it, {@code 0000:00:03.0/02:00.0/04:00.0}. Null at the root, and
     * where the bridges lead in a circle or out of the segment: that is no way.
     */
    private @Nullable String path(PciAddress address) {
        Set<PciAddress> hops = new LinkedHashSet<>();
        Optional<PciAddress> at = Optional.of(address);
        while (at.isPresent()) {
            PciAddress hop = at.get();
            if (hop.domain() != address.domain() || !hops.add(hop)) {
                return null;
            }
            at = Optional.ofNullable(devices.get(hop)).map(PciDevice::parentBridge);
        }
        return hops.size() == 1 ? null : printed(List.copyOf(hops));
    }

    private static String printed(List<PciAddress> upwards) {
        StringBuilder path = new StringBuilder(upwards.get(upwards.size() - 1).toString());
        for (int i = upwards.size() - 2; i >= 0; i--) {
            path.append('/').append(withoutDomain(upwards.get(i)));
        }
        return path.toString();
    }

    private static String withoutDomain(PciAddress hop) {
        return "%02x:%02x.%d".formatted(hop.bus(), hop.device(), hop.function());
    }

    private static <T> Map<PciAddress, T> byAddress(List<T> entries, Function<T, PciAddress> address) {
        return entries.stream().collect(Collectors.toMap(address, Function.identity()));
    }
}
