package io.slotkeeper.inventory.connector.lspci;

import io.slotkeeper.inventory.domain.PciAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code Slot:}. With {@code -PP} it is the way from the root, {@code 0000:00:03.0/02:00.0/04:00.0}, whose
 * last hop is the function itself; hops without a domain are in the first hop's domain.
 *
 * @param path null where the dump has no way but only the address
 */
record SlotPath(PciAddress address, @Nullable String path) {
    static Optional<SlotPath> parse(String text) {
        List<PciAddress> hops = new ArrayList<>();
        for (String hop : text.split("/", -1)) {
            Optional<PciAddress> address =
                    PciAddress.parse(hop, hops.isEmpty() ? 0 : hops.get(0).domain());
            if (address.isEmpty()) {
                return Optional.empty();
            }
            hops.add(address.get());
        }
        return Optional.of(new SlotPath(hops.get(hops.size() - 1), hops.size() == 1 ? null : print(hops)));
    }

    private static String print(List<PciAddress> hops) {
        return hops.get(0)
                + hops.stream().skip(1).map(SlotPath::withoutDomain).collect(Collectors.joining("/", "/", ""));
    }

    private static String withoutDomain(PciAddress hop) {
        return "%02x:%02x.%d".formatted(hop.bus(), hop.device(), hop.function());
    }
}
