package io.slotkeeper.inventory.connector.lspci;

import static io.slotkeeper.inventory.connector.text.Malformed.quoted;

import io.slotkeeper.inventory.connector.lspci.LspciRecord.Value;
import io.slotkeeper.inventory.connector.text.BridgePath;
import io.slotkeeper.inventory.connector.text.Malformed;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code Slot:}. With {@code -PP} it is the way from the root, {@code 0000:00:03.0/02:00.0/04:00.0}, whose
 * last hop is the function itself; hops without a domain are in the first hop's domain. With a single {@code -P} the
 * hops have no bus, so that nobody can tell the function's address: such a path is refused.
 *
 * @param path null where the dump has no way but only the address
 */
record SlotPath(PciAddress address, @Nullable String path) {
    /** No machine has as many bridges above each other. */
    private static final int HOPS_MAX = 64;

    private static final Pattern HOP_WITHOUT_BUS = Pattern.compile("[01][0-9a-fA-F]\\.[0-7]");

    static SlotPath parse(Value slot) throws Malformed {
        List<PciAddress> hops = new ArrayList<>();
        for (String hop : slot.text().split("/", HOPS_MAX)) {
            Optional<PciAddress> address =
                    PciAddress.parse(hop, hops.isEmpty() ? 0 : hops.get(0).domain());
            if (address.isEmpty()) {
                throw new Malformed(slot.line(), quoted(slot.text()) + reason(hop));
            }
            hops.add(address.get());
        }
        return new SlotPath(hops.get(hops.size() - 1), BridgePath.of(hops));
    }

    private static String reason(String hop) {
        return HOP_WITHOUT_BUS.matcher(hop).matches()
                ? " is a path without buses, which does not tell the address; take the dump with -PP"
                : " is no PCI address";
    }
}
