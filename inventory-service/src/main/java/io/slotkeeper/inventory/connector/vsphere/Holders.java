package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.HostProperties.Assigned;
import io.slotkeeper.inventory.domain.Holder;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.VmId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which machines have which functions of a host. A machine that is off has what its configuration names. Several may be
 * configured for the same one: the machine that the host says it is assigned to has it, else one that runs.
 */
final class Holders {
    private static final Comparator<Machine> RUNNING_LAST = Comparator.comparing(Machine::on)
            .thenComparing(machine -> machine.id().map(VmId::value).orElse(""), Comparator.reverseOrder());

    private Holders() {}

    /**
     * @param onHost the machines that are on the host
     * @param all every machine that the source shows, by its reference
     * @return null, which says nothing, where the devices of no machine on the host may be read
     */
    static @Nullable List<Holder> of(Known host, List<Machine> onHost, Map<String, Machine> all, SourceName source) {
        boolean unreadable = !onHost.isEmpty()
                && onHost.stream().allMatch(machine -> machine.devices().isEmpty())
                && onHost.stream().anyMatch(machine -> machine.known().misses(VmProperties.DEVICES));
        List<Assigned> assigned = host.get(HostProperties.ASSIGNED).orElse(List.of());
        if (unreadable && assigned.isEmpty()) {
            return null;
        }
        Map<PciAddress, VmId> holders = new TreeMap<>();
        onHost.stream().sorted(RUNNING_LAST).forEach(machine -> machine.id().ifPresent(id -> machine.devices()
                .ifPresent(devices -> devices.held().forEach(address -> holders.put(address, id)))));
        assigned.forEach(binding -> address(binding.instanceId())
                .ifPresent(address -> holders.put(address, id(binding.vm().id(), all, source))));
        return holders.entrySet().stream()
                .map(held -> new Holder(held.getKey(), held.getValue()))
                .toList();
    }

    private static Optional<PciAddress> address(String instanceId) {
        return Words.addresses(instanceId).findFirst();
    }

    /** A machine that the account does not see has its device nevertheless. */
    private static VmId id(String object, Map<String, Machine> all, SourceName source) {
        return Optional.ofNullable(all.get(object))
                .flatMap(Machine::id)
                .orElseGet(() -> VmIds.byReference(source, object));
    }
}
