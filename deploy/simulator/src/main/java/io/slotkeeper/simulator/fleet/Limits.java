package io.slotkeeper.simulator.fleet;

import java.util.Map;

/**
 * How many passthrough devices a virtual machine may have: the smaller of what the host's release and the virtual
 * hardware version allow. From VMware's configuration maximums, KB 1010789 and KB 309986; for 5.x, where the sources
 * disagree (4 or 6), the compatibility table's 6.
 */
public final class Limits {
    private static final Map<String, Integer> NEWEST_HARDWARE = Map.ofEntries(
            Map.entry("4.0", 7),
            Map.entry("5.0", 8),
            Map.entry("5.1", 9),
            Map.entry("5.5", 10),
            Map.entry("6.0", 11),
            Map.entry("6.5", 13),
            Map.entry("6.7", 14),
            Map.entry("7.0", 17),
            Map.entry("7.0.2", 19),
            Map.entry("8.0", 20),
            Map.entry("8.0.2", 21),
            Map.entry("9.0", 22));

    private Limits() {}

    public static int passthroughDevices(Version host, int hardwareVersion) {
        return Math.min(byHost(host), byHardware(hardwareVersion));
    }

    /** NN of the vmx-NN that virtual machines get on such a host, if nobody says otherwise. */
    public static int newestHardwareVersion(Version host) {
        return NEWEST_HARDWARE.entrySet().stream()
                .filter(entry -> host.atLeast(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(4);
    }

    private static int byHost(Version host) {
        if (!host.atLeast("4.0")) {
            return 0;
        }
        if (!host.atLeast("4.1")) {
            return 2;
        }
        if (!host.atLeast("5.0")) {
            return 4;
        }
        if (!host.atLeast("6.0")) {
            return 6;
        }
        if (!host.atLeast("8.0")) {
            return 16;
        }
        if (!host.atLeast("8.0.1")) {
            return 32;
        }
        return host.atLeast("8.0.2") ? 128 : 64;
    }

    private static int byHardware(int version) {
        if (version < 7) {
            return 0;
        }
        if (version < 11) {
            return 6;
        }
        if (version < 20) {
            return 16;
        }
        return version < 21 ? 64 : 128;
    }
}
