package io.slotkeeper.inventory.connector.esxcli;

import io.slotkeeper.inventory.connector.text.BridgePath;
import io.slotkeeper.inventory.connector.text.Malformed;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows {@code Parent Device} up to the root. */
final class ParentChain {
    /** No machine has as many bridges above each other; what has is no tree. */
    private static final int HOPS_MAX = 64;

    private static final String PARENT = "parent device";
    /** Class 0600: it stands for the root bus and is not above it. */
    private static final String HOST_BRIDGE = "(?i)(?:0x)?0600(?:[0-9a-f]{2})?";

    /** Empty for functions on a root bus; a function that did not say is not in it. */
    private final Map<PciAddress, Optional<PciAddress>> parents = new HashMap<>();

    private final Set<PciAddress> hostBridges = new HashSet<>();

    private ParentChain() {}

    static ParentChain of(Collection<EsxcliRecord> records) throws Malformed {
        ParentChain chain = new ParentChain();
        for (EsxcliRecord record : records) {
            chain.add(record);
        }
        return chain;
    }

    private void add(EsxcliRecord record) throws Malformed {
        if (record.has(PARENT)) {
            parents.put(
                    record.address(),
                    Optional.ofNullable(record.optional(PARENT, DecimalAddress::parse, DecimalAddress.OTHERWISE)));
        }
        String deviceClass = record.text("device class");
        if (deviceClass != null && deviceClass.matches(HOST_BRIDGE)) {
            hostBridges.add(record.address());
        }
    }

    /** The function's path; null on a root bus, and where not every bridge up to it is in the report. */
    @Nullable
    String path(PciAddress function) {
        Deque<PciAddress> hops = new ArrayDeque<>();
        PciAddress hop = function;
        while (hop != null) {
            hops.addFirst(hop);
            Optional<PciAddress> parent = parents.get(hop);
            if (parent == null || hops.size() > HOPS_MAX) {
                return null;
            }
            hop = parent.filter(it -> !hostBridges.contains(it)).orElse(null);
        }
        return BridgePath.of(List.copyOf(hops));
    }
}
