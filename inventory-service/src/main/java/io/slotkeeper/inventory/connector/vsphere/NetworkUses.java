package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.Network.Pnic;
import io.slotkeeper.inventory.connector.vsphere.Network.Portgroup;
import io.slotkeeper.inventory.connector.vsphere.Network.Switch;
import io.slotkeeper.inventory.connector.vsphere.Network.Vnic;
import io.slotkeeper.inventory.domain.HostUse;
import io.slotkeeper.inventory.domain.HostUseKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which ports carry the host's network. Every uplink of a switch with a management adapter counts for management: the
 * server does not tell which of them the traffic takes just now, and teaming may change it.
 */
final class NetworkUses {
    private final Known host;
    private final List<Pnic> pnics;

    private NetworkUses(Known host) {
        this.host = host;
        this.pnics = host.get(HostProperties.PNICS).orElse(List.of());
    }

    static Stream<HostUse> of(Known host) {
        return new NetworkUses(host).uses();
    }

    private Stream<HostUse> uses() {
        Set<Switch> management = managementAdapters()
                .flatMap(adapter -> switches().filter(found -> carries(found, adapter)))
                .collect(Collectors.toSet());
        return switches()
                .flatMap(found ->
                        uses(found, management.contains(found) ? HostUseKind.MANAGEMENT_UPLINK : HostUseKind.UPLINK));
    }

    private Stream<HostUse> uses(Switch found, HostUseKind kind) {
        return pnics.stream()
                .filter(pnic -> found.uplinks().contains(pnic.key()))
                .flatMap(pnic -> Stream.ofNullable(pnic.pci())
                        .map(address -> new HostUse(
                                address,
                                kind,
                                Wire.shortened("%s, uplink of %s".formatted(pnic.device(), found.name())))));
    }

    private Stream<Switch> switches() {
        return Stream.of(HostProperties.SWITCHES, HostProperties.PROXY_SWITCHES, HostProperties.OPAQUE_SWITCHES)
                .flatMap(property -> host.get(property).stream())
                .flatMap(List::stream);
    }

    /** Those that are selected for it; the service console's adapters always are. */
    private Stream<Vnic> managementAdapters() {
        List<String> selected = host.get(HostProperties.MANAGEMENT_KEYS).orElse(List.of());
        return Stream.concat(
                host.get(HostProperties.VNICS).orElse(List.of()).stream()
                        .filter(vnic -> selected.stream().anyMatch(vnic::isMeantBy)),
                host.get(HostProperties.CONSOLE_VNICS).orElse(List.of()).stream());
    }

    private boolean carries(Switch found, Vnic adapter) {
        return switch (found.kind()) {
            case STANDARD ->
                host.get(HostProperties.PORTGROUPS).orElse(List.of()).stream()
                        .filter(group -> group.name().equals(adapter.portgroup()))
                        .map(Portgroup::vswitch)
                        .anyMatch(found.id()::equals);
            case DISTRIBUTED -> Objects.equals(found.id(), adapter.dvsUuid());
            case OPAQUE -> adapter.opaque();
        };
    }
}
