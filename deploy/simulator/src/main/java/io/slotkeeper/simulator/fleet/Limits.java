package io.slotkeeper.simulator.fleet;

/**
 * How many passthrough devices a virtual machine may have: the smaller of what the host's release and the virtual
 * hardware version allow. From VMware's configuration maximums, KB 1010789 and KB 309986; for 5.x, where the sources
 * disagree (4 or 6), the compatibility table's 6.
 */
public final class Limits {
    private Limits() {}

    public static int passthroughDevices(Version host, int hardwareVersion) {
        return Math.min(byHost(host), byHardware(hardwareVersion));
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
