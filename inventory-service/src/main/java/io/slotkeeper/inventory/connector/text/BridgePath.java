package io.slotkeeper.inventory.connector.text;

import io.slotkeeper.inventory.domain.PciAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints the way from the root to a function as {@code lspci -PP} does: {@code 0000:00:03.0/02:00.0/04:00.0}. */
public final class BridgePath {
    private BridgePath() {}

    /**
     * The path of the last hop. Only the first hop is printed with its domain, so the path begins where the function's
     * own domain does: the controller that a domain hangs on (Intel VMD) is no part of it, as it is none for lspci.
     *
     * @param hops from the root to the function itself
     * @return null where no bridge is above the function
     */
    public static @Nullable String of(List<PciAddress> hops) {
        int first = hops.size() - 1;
        while (first > 0 && hops.get(first - 1).domain() == hops.get(first).domain()) {
            first--;
        }
        List<PciAddress> inside = hops.subList(first, hops.size());
        return inside.size() == 1
                ? null
                : inside.get(0)
                        + inside.stream()
                                .skip(1)
                                .map(BridgePath::withoutDomain)
                                .collect(Collectors.joining("/", "/", ""));
    }

    private static String withoutDomain(PciAddress hop) {
        return "%02x:%02x.%d".formatted(hop.bus(), hop.device(), hop.function());
    }
}
