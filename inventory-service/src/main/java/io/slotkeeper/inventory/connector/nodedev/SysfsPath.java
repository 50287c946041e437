package io.slotkeeper.inventory.connector.nodedev;

import io.slotkeeper.inventory.connector.text.BridgePath;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bridges above a function, from its place in sysfs: {@code /sys/devices/pci0000:00/0000:00:09.0/0000:05:00.1}. */
final class SysfsPath {
    private static final Pattern ROOT_BUS = Pattern.compile("pci[0-9a-fA-F]{4,8}:[0-9a-fA-F]{2}");

    private SysfsPath() {}

    /** Null on a root bus, and where the text is no path to this function. */
    static @Nullable String of(@Nullable String path, PciAddress function) {
        List<PciAddress> hops = new ArrayList<>();
        boolean inside = false;
        for (String part : path == null ? new String[0] : path.split("/")) {
            if (ROOT_BUS.matcher(part).matches()) {
                inside = true;
                hops.clear();
            } else if (inside) {
                Optional<PciAddress> hop = PciAddress.parse(part);
                if (hop.isEmpty()) {
                    return null;
                }
                hops.add(hop.get());
            }
        }
        return !hops.isEmpty() && hops.get(hops.size() - 1).equals(function) ? BridgePath.of(hops) : null;
    }
}
