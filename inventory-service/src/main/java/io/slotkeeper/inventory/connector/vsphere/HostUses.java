package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.domain.HostUse;
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

    /**
     * Null, which says nothing, where a property that it follows from may not be read, and where nothing is found: every
     * host boots and is managed by way of something, so that an empty list would only look as if nothing were critical.
     */
    static @Nullable List<HostUse> of(Known host, Optional<BootDevice> boot) {
        if (HostProperties.OF_HOST_USES.stream().anyMatch(host::misses)) {
            return null;
        }
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
}
