package io.slotkeeper.bench;

import io.slotkeeper.engine.Product;
import io.slotkeeper.simulator.Simulator;
import io.slotkeeper.simulator.SimulatorOptions;
import io.slotkeeper.simulator.fleet.FleetFile;
import io.slotkeeper.simulator.fleet.FleetGenerator;
import io.slotkeeper.simulator.fleet.FleetSpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How the first reading of a vCenter grows with its hosts, beside its floors; then what is counted and not timed: that
 * polls of an unchanged vCenter write and publish nothing, and that a change is there one update later.
 */
@Command(
        name = "02-first-sync",
        mixinStandardHelpOptions = true,
        description = "First sync of growing fleets, unchanged polls and single changes, on the simulated vCenter.")
final class FirstSync implements Callable<Integer> {
    /** What an installation gives each service, unless SLOTKEEPER_JAVA_OPTIONS says otherwise. */
    private static final String JAVA_OPTIONS =
            "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError";

    private static final String SOURCE = "bench-vcenter";
    private static final String WARM_UP = "warm-up";
    private static final int WARM_UP_HOSTS = 50;
    private static final int WARM_UP_READS = 5;
    private static final int FLOOR_RUNS = 3;
    private static final int LONG_POLL_SECONDS = 3600;
    private static final int PASSWORD_BYTES = 16;
    private static final int STOPPED = 130;
    private static final double MIB = 1024 * 1024;

    @Option(
            names = "--hosts",
            split = ",",
            paramLabel = "N",
            description = "Sizes of the fleets in hosts, the smallest first; 50,100,250,500.")
    private List<Integer> sizes = List.of(50, 100, 250, 500);

    @Option(names = "--functions", paramLabel = "N", description = "PCI functions of each host, 16 to 200; 40.")
    private int functions = 40;

    @Option(names = "--polls", paramLabel = "N", description = "Polls of the unchanged vCenter in each mode; 3.")
    private int polls = 3;

    @Option(names = "--changes", paramLabel = "N", description = "Changes of each kind, 1 to 8; 5.")
    private int changes = 5;

    @Option(names = "--seed", paramLabel = "N", description = "Of the generated fleets; 1.")
    private long seed = 1;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where the temporary directory of databases and logs is made; the system's own.")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    private final String javaOptions = System.getenv().getOrDefault("SLOTKEEPER_JAVA_OPTIONS", JAVA_OPTIONS);
    private final Bed.Login login = new Bed.Login(SimulatorOptions.USER, password());

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        check();
        Product product = Product.here();
        product.check(List.of("inventory"));
        if (!Files.isExecutable(Product.tool("jcmd"))) {
            throw new IOException(Product.tool("jcmd") + " is missing: a JDK is needed, not a JRE");
        }
        try (WholeRun run = WholeRun.begin(work)) {
            try {
                return measure(product, run);
            } catch (IOException | SQLException | RuntimeException e) {
                if (run.isStopped()) {
                    return STOPPED;
                }
                throw e;
            }
        }
    }

    private void check() {
        if (sizes.get(0) < Changes.HOSTS_MIN
                || IntStream.range(1, sizes.size()).anyMatch(index -> sizes.get(index) <= sizes.get(index - 1))) {
            throw new IllegalArgumentException(
                    "--hosts takes sizes from %d on, the smallest first".formatted(Changes.HOSTS_MIN));
        }
        if (polls < 1 || changes < 1 || changes > Changes.MAX) {
            throw new IllegalArgumentException("--polls is 1 or more, and --changes is 1 to %d".formatted(Changes.MAX));
        }
    }

    private int measure(Product product, WholeRun run) throws IOException, SQLException, InterruptedException {
        say("02-first-sync: %d functions and 5 machines a host. The service's JVM: %s"
                .formatted(functions, javaOptions));
        say("Java %s, %d processors, load %s. PostgreSQL (fsync on), Kafka and the simulated vCenter run here too."
                .formatted(
                        System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(), load()));
        List<Sync> syncs = new ArrayList<>();
        List<Promise> promises = List.of();
        for (int hosts : sizes) {
            FleetSpec fleet = FleetGenerator.generate(hosts, functions, seed);
            Path own = Files.createDirectory(run.directory().resolve("hosts-" + hosts));
            try (Bed bed = Bed.start(product, own, login, javaOptions, run.cleanup());
                    Simulator vcenter = Simulator.start(SimulatorOptions.of(fleet, login.password()))) {
                syncs.add(sync(bed, vcenter, hosts));
                say("measured %d hosts, load %s".formatted(hosts, load()));
                if (syncs.size() == sizes.size()) {
                    promises = count(bed, vcenter, hosts);
                }
            }
        }
        say("\n" + new SyncReport(syncs)
                + "\n\nCounted, not timed, at %d hosts".formatted(sizes.get(sizes.size() - 1)));
        promises.forEach(promise -> say("  " + promise));
        return promises.stream().allMatch(Promise::kept) ? 0 : 1;
    }

    private Sync sync(Bed bed, Simulator vcenter, int hosts) throws IOException, SQLException, InterruptedException {
        warmUp(bed);
        Bed.Mark before = bed.quiet();
        double heapBefore = bed.service().liveHeapBytes() / MIB;
        long begin = System.nanoTime();
        bed.read(SOURCE, vcenter.url(), hosts, LONG_POLL_SECONDS, true);
        double seconds = secondsSince(begin);
        bed.awaitPublished();
        double publishedSeconds = secondsSince(begin);
        Bed.Mark after = bed.quiet();
        double peak = bed.service().peakResidentBytes() / MIB;
        double heap = bed.service().liveHeapBytes() / MIB;
        List<ConsumerRecord<String, byte[]>> events = bed.events().read(before.ends(), after.ends());
        return new Sync(
                hosts,
                seconds,
                publishedSeconds,
                bed.between(before, after),
                bytes(events) / MIB,
                heapBefore,
                heap,
                peak,
                readFloor(vcenter),
                writeFloor(WriteFloor.of(bed.database(), before.transaction(), events)));
    }

    /** Another vCenter first, so that no size pays alone for what JVMs, also the simulator's, learn when they begin. */
    private void warmUp(Bed bed) throws IOException, InterruptedException {
        String generated = InventoryApi.JSON
                .valueToTree(FleetGenerator.generate(WARM_UP_HOSTS, functions, seed))
                .toString();
        FleetSpec fleet = FleetFile.part(
                generated.replace(".gen.example", ".warm.example").replace("\"vm-", "\"warm-"), FleetSpec.class);
        try (Simulator other = Simulator.start(SimulatorOptions.of(fleet, login.password()))) {
            for (int read = 0; read < WARM_UP_READS; read++) {
                ReadFloor.seconds(other.url(), login);
            }
            bed.read(WARM_UP, other.url(), WARM_UP_HOSTS, LONG_POLL_SECONDS, true);
            bed.api().delete("sources/" + WARM_UP);
        }
    }

    /** The first run of each floor warms up as well and does not count. */
    private double readFloor(Simulator vcenter) throws IOException, InterruptedException {
        List<Double> runs = new ArrayList<>();
        for (int run = 0; run <= FLOOR_RUNS; run++) {
            runs.add(ReadFloor.seconds(vcenter.url(), login));
        }
        return Samples.median(runs.subList(1, runs.size()));
    }

    private static double writeFloor(WriteFloor floor) throws SQLException {
        List<Double> runs = new ArrayList<>();
        for (int run = 0; run <= FLOOR_RUNS; run++) {
            runs.add(floor.run());
        }
        return Samples.median(runs.subList(1, runs.size()));
    }

    private List<Promise> count(Bed bed, Simulator vcenter, int hosts)
            throws IOException, SQLException, InterruptedException {
        Unchanged unchanged = new Unchanged(bed, vcenter, SOURCE, hosts);
        List<Promise> promises = new ArrayList<>(unchanged.count(false, polls));
        promises.addAll(unchanged.count(true, polls));
        bed.read(SOURCE, vcenter.url(), hosts, LONG_POLL_SECONDS, true);
        promises.addAll(new Changes(bed, vcenter, changes).measure());
        return promises;
    }

    private static long bytes(List<ConsumerRecord<String, byte[]>> events) {
        return events.stream()
                .mapToLong(event -> event.value() == null ? 0 : event.value().length)
                .sum();
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
