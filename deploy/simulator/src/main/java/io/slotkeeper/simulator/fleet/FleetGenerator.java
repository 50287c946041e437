package io.slotkeeper.simulator.fleet;

import io.slotkeeper.simulator.fleet.FleetSpec.ClusterSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.DatastoreSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.FunctionSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.HostSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.KernelNicSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.LunSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.SriovSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.SwitchSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.VCenterSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.VmSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Large fleets for benchmarks: the same seed is the same fleet, to the byte. Every host has a management card, a boot
 * controller, Fibre Channel, a GPU with its audio function, NVMe, an SR-IOV card and a pair behind one bridge without
 * function reset; more cards fill it up. One host in fifty is in maintenance.
 */
public final class FleetGenerator {
    private static final int HOSTS_PER_CLUSTER = 20;
    private static final int VMS_PER_HOST = 5;
    private static final int SMALLEST_HOST = 16;

    private FleetGenerator() {}

    /**
     * Makes a fleet.
     *
     * @param hosts at least 1
     * @param functions of each host, bridges and virtual functions included, 16 to 200
     */
    public static FleetSpec generate(int hosts, int functions, long seed) {
        if (hosts < 1 || functions < SMALLEST_HOST || functions > 200) {
            throw new IllegalArgumentException(
                    "At least one host of 16 to 200 functions, not " + hosts + "x" + functions);
        }
        Random random = new Random(seed);
        List<ClusterSpec> clusters = new ArrayList<>();
        List<VmSpec> vms = new ArrayList<>();
        for (int first = 0; first < hosts; first += HOSTS_PER_CLUSTER) {
            List<HostSpec> members = new ArrayList<>();
            for (int number = first; number < Math.min(hosts, first + HOSTS_PER_CLUSTER); number++) {
                members.add(host(number, functions));
                vms.addAll(vms(number, random));
            }
            clusters.add(new ClusterSpec(
                    "cluster-%02d".formatted(first / HOSTS_PER_CLUSTER), true, "fullyAutomated", members));
        }
        VCenterSpec vcenter = new VCenterSpec("vcenter-gen.lab.example", "8.0.3.0", "24022515", null);
        return new FleetSpec(vcenter, "Generated", clusters, List.of(), vms);
    }

    /** As {@code 500x40}. */
    public static FleetSpec generate(String hostsByFunctions, long seed) {
        String[] parts = hostsByFunctions.split("x", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("A generated fleet is HOSTSxFUNCTIONS, not " + hostsByFunctions);
        }
        return generate(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), seed);
    }

    static String hostName(int number) {
        return "esxi-%04d.gen.example".formatted(number);
    }

    private static HostSpec host(int number, int functions) {
        String local = "naa.6000c29%025x".formatted(number);
        String shared = "naa.60060160%024x".formatted(number / HOSTS_PER_CLUSTER);
        return new HostSpec(
                hostName(number),
                "8.0.3",
                "24022510",
                "embeddedEsx",
                "Example Systems",
                "Rack 2U",
                null,
                524_288,
                "connected",
                number % 50 == 49,
                number % 3 == 0,
                Cards.of(functions),
                List.of(new SwitchSpec("vSwitch0", List.of("vmnic0"), List.of("Management Network", "VM Network"))),
                List.of(),
                List.of(new KernelNicSpec(
                        "vmk0",
                        "Management Network",
                        "10.%d.%d.10".formatted(number / 250, number % 250),
                        List.of("management"))),
                List.of(new LunSpec(local, "vmhba0", 0, 0, null), new LunSpec(shared, "vmhba1", 0, 1, null)),
                List.of(
                        new DatastoreSpec("local-%04d".formatted(number), List.of(local), 480, false),
                        new DatastoreSpec(
                                "shared-%02d".formatted(number / HOSTS_PER_CLUSTER), List.of(shared), 8192, false)),
                local,
                local);
    }

    private static List<VmSpec> vms(int host, Random random) {
        List<VmSpec> vms = new ArrayList<>();
        for (int index = 0; index < VMS_PER_HOST; index++) {
            boolean passthrough = index == 0 && host % 10 == 0;
            vms.add(new VmSpec(
                    "vm-%04d-%d".formatted(host, index),
                    hostName(host),
                    "vmx-" + (19 + random.nextInt(3)),
                    1 + random.nextInt(8),
                    2048 << random.nextInt(4),
                    passthrough,
                    0,
                    host % 50 != 49 && (passthrough || random.nextInt(4) > 0),
                    false,
                    null,
                    null,
                    passthrough ? List.of(Cards.GPU) : List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    random.nextInt(8) == 0 ? List.of("before update") : List.of(),
                    null,
                    null,
                    null));
        }
        return vms;
    }

    /** What sits in a generated host. */
    private static final class Cards {
        static final String GPU = "0000:3b:00.0";

        private final List<FunctionSpec> functions = new ArrayList<>();

        static List<FunctionSpec> of(int count) {
            Cards cards = new Cards();
            cards.fixed();
            cards.fillUpTo(count);
            return cards.functions;
        }

        private void fixed() {
            bridge("0000:00:1c.0", "8086:2030");
            bridge("0000:3a:00.0", "8086:2031");
            bridge("0000:85:00.0", "8086:2032");
            port("0000:01:00.0", "8086:1521", "0000:00:1c.0", "vmnic0");
            port("0000:01:00.1", "8086:1521", "0000:00:1c.0", "vmnic1");
            adapter("0000:02:00.0", "1000:0097", "vmhba0", 0);
            adapter("0000:88:00.0", "1077:2532", "vmhba1", 1);
            adapter("0000:88:00.1", "1077:2532", "vmhba2", 1);
            dependent(GPU, "10de:2231", "0000:3a:00.0", "active");
            dependent("0000:3b:00.1", "10de:1aef", "0000:3a:00.0", "active");
            adapter("0000:41:00.0", "144d:a80a", "vmhba3", 0);
            sriovPort();
            dependent("0000:8b:00.0", "1000:0072", "0000:85:00.0", "vmkernel");
            dependent("0000:8b:00.1", "1000:0072", "0000:85:00.0", "vmkernel");
        }

        private void bridge(String at, String id) {
            functions.add(FunctionSpec.of(at, id, null));
        }

        private void port(String at, String id, String bridge, String nic) {
            functions.add(function(at, id, bridge, null, null, 0, nic, null, null));
        }

        private void adapter(String at, String id, String hba, int numa) {
            functions.add(function(at, id, null, null, null, numa, null, hba, null));
        }

        private void dependent(String at, String id, String bridge, String state) {
            functions.add(function(at, id, bridge, "bridge", state, 1, null, null, null));
        }

        private void sriovPort() {
            SriovSpec sriov = new SriovSpec(64, 2, "8086:154c");
            functions.add(function("0000:86:00.0", "8086:158b", null, null, null, 1, "vmnic2", null, sriov));
        }

        private static FunctionSpec function(
                String at,
                String id,
                @Nullable String bridge,
                @Nullable String dependent,
                @Nullable String state,
                int numa,
                @Nullable String nic,
                @Nullable String hba,
                @Nullable SriovSpec sriov) {
            return new FunctionSpec(
                    at, id, null, null, null, bridge, dependent, null, state, numa, null, nic, hba, null, sriov);
        }

        /** Dual-port cards behind ports of their own; the SR-IOV port's two virtual functions count as well. */
        private void fillUpTo(int count) {
            int missing = count - functions.size() - 2;
            for (int index = 0; missing > 0; index++) {
                String bus = "0000:%02x".formatted(0x90 + index / 2);
                String id = index / 2 % 3 == 0 ? "8086:10fb" : "15b3:1015";
                functions.add(function(
                        "%s:00.%d".formatted(bus, index % 2),
                        id,
                        null,
                        null,
                        null,
                        1,
                        "vmnic" + (3 + index),
                        null,
                        null));
                missing--;
            }
        }
    }
}
