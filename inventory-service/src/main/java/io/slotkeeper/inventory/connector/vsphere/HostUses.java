package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.domain.HostUse;
import io.slotkeeper.inventory.domain.HostUseKind;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the host itself uses its functions for, each with the evidence. */
final class HostUses {
    private static final Comparator<HostUse> ORDER = Comparator.comparing(HostUse::address)
            .thenComparing(HostUse::kind)
            .thenComparing(use -> String.valueOf(use.detail()));

    private HostUses() {}

    /** What is found; null, which says nothing, where nothing is. */
    static @Nullable List<HostUse> of(Known host, Optional<BootDevice> boot) {
        Set<PciAddress> functions = host.get(HostProperties.PCI_DEVICES).orElse(List.of()).stream()
                .map(PciDevice::address)
                .collect(Collectors.toSet());
        List<HostUse> uses = Stream.concat(NetworkUses.of(host), StorageUses.of(host, boot))
                .filter(use -> functions.contains(use.address()))
                .distinct()
                .sorted(ORDER)
                .toList();
        return uses.isEmpty() ? null : uses;
    }

    /**
     * Whether there may be more: a property that the uses follow from may not be read, or it was not found what the host
     * boots from or what it is managed by. Every host does both by way of something.
     */
    static boolean mayBeMore(Known host, @Nullable List<HostUse> uses) {
        return uses == null
                || HostProperties.OF_HOST_USES.stream().anyMatch(host::misses)
                || !has(uses, Set.of(HostUseKind.BOOT_STORAGE, HostUseKind.USB_BOOT))
                || !has(uses, Set.of(HostUseKind.MANAGEMENT_UPLINK));
    }

    private static boolean has(List<HostUse> uses, Set<HostUseKind> kinds) {
        return uses.stream().map(HostUse::kind).anyMatch(kinds::contains);
    }
}
