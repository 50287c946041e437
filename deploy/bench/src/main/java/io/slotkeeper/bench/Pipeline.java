package io.slotkeeper.bench;

import io.slotkeeper.engine.Product;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 01-pipeline: from the request to the inbox, beside a floor program on the same PostgreSQL and Kafka. */
@Command(
        name = "01-pipeline",
        mixinStandardHelpOptions = true,
        description = "From the request to the notification: throughput and latency beside a floor program.")
final class Pipeline implements Callable<Integer> {
    /** The second compiler too: the first alone costs peak throughput. */
    private static final String JAVA_OPTIONS = "-Xmx384m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError";

    private static final Duration FLOOD_LIMIT = Duration.ofMinutes(10);
    private static final double FLOOR_SPREAD_MAX = 1.25;
    private static final double GOAL_THROUGHPUT = 0.35;
    private static final double GOAL_LATENCY = 2;
    private static final int STOPPED = 130;

    @Option(names = "--requests", paramLabel = "N", description = "Requests of each flood; 2000.")
    private int requests = 2000;

    @Option(names = "--pairs", paramLabel = "N", description = "Floods of floor and product, taking turns; 5.")
    private int pairs = 5;

    @Option(names = "--warm-up", paramLabel = "N", description = "Requests before anything counts; 3000.")
    private int warmUp = 3000;

    @Option(names = "--seconds", paramLabel = "N", description = "How long requests come at half the throughput; 20.")
    private int seconds = 20;

    @Option(names = "--rate", paramLabel = "N", description = "Requests per second instead of half the throughput.")
    private int rate = 0;

    @Option(names = "--clients", paramLabel = "N", description = "Connections that ask over HTTP at the same time; 32.")
    private int clients = 32;

    @Option(names = "--statements", paramLabel = "N", description = "Tell the N most frequent statements; 0.")
    private int statements = 0;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where the temporary directory of databases and logs is made; the system's own.")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    private final String javaOptions = System.getenv().getOrDefault("SLOTKEEPER_JAVA_OPTIONS", JAVA_OPTIONS);

    @Override
    public Integer call() throws Exception {
        if (requests < 1 || pairs < 1 || warmUp < 1 || seconds < 1 || clients < 1) {
            throw new IllegalArgumentException("all numbers are 1 or more");
        }
        Product product = Product.here();
        product.check(Product.SERVICES);
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

    /** A way into the product or the floor, and the inbox in which its requests end. */
    private interface Way {
        void flood(int count) throws Exception;

        /** Asks for one; the id under which it arrives. */
        String one() throws Exception;

        Arrivals arrivals() throws SQLException;
    }

    private int measure(Product product, WholeRun run) throws Exception {
        say("01-pipeline: from the request to the notification. The services' JVMs: " + javaOptions);
        say("Java %s, %d processors, load %s. PostgreSQL has fsync on; it, Kafka (acks=all) and the floor run here too."
                .formatted(
                        System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(), load()));
        try (PipelineSuite suite = PipelineSuite.start(product, run.directory(), javaOptions, run.cleanup());
                PipelineFloor floor = PipelineFloor.start(suite)) {
            Way floorWay = floorWay(floor);
            Way kafka = new KafkaWay(suite);
            Way http = new HttpWay(suite, clients);
            say("warming up with %d requests a way ...".formatted(warmUp));
            flood(suite, floorWay, warmUp);
            flood(suite, kafka, warmUp);
            flood(suite, http, Math.max(1, warmUp / 2));
            floor.check();

            double throughKafka = compare(suite, "commands over Kafka", floorWay, kafka);
            double throughHttp = compare(suite, "requests over HTTP", floorWay, http);

            double half = rate > 0 ? rate : throughKafka / 2;
            Latencies floorLatency = open(suite, floorWay, half);
            Latencies kafkaLatency = open(suite, kafka, half);
            say("\nat %.0f requests/s, by default half of what commands over Kafka reach, for %d s:"
                    .formatted(half, seconds));
            latency(floorLatency, kafkaLatency, "commands over Kafka");
            say("\n" + Stages.ofLast(suite, (int) (half * seconds)));
            double halfHttp = rate > 0 ? rate : throughHttp / 2;
            Latencies floorAtHttp = open(suite, floorWay, halfHttp);
            Latencies httpLatency = open(suite, http, halfHttp);
            say("\nat %.0f requests/s, by default half of what HTTP reaches, for %d s:".formatted(halfHttp, seconds));
            latency(floorAtHttp, httpLatency, "requests over HTTP");
            floor.check();
            say("\nload %s at the end".formatted(load()));
        }
        return 0;
    }

    private void latency(Latencies floor, Latencies product, String name) {
        double ratio = product.percentile(0.5) / floor.percentile(0.5);
        say("  floor                " + floor);
        say("  %-20s %s".formatted(name, product));
        say("  p50 is %.1f times the floor's (goal: %.0f)".formatted(ratio, GOAL_LATENCY));
    }

    /** Floods in turns; the product's requests per second, the median of its rounds. */
    private double compare(PipelineSuite suite, String name, Way floor, Way way) throws Exception {
        Table table = new Table("pair", "floor/s", name + "/s", "ratio", "note");
        List<Double> ratios = new ArrayList<>();
        List<Double> speeds = new ArrayList<>();
        List<Costs> floorCosts = new ArrayList<>();
        List<Costs> costs = new ArrayList<>();
        for (int pair = 1; pair <= pairs; pair++) {
            Flood before = flood(suite, floor, requests);
            Statements counted = Statements.now(suite);
            Flood ours = flood(suite, way, requests);
            if (statements > 0 && pair == pairs) {
                say("\n" + Statements.now(suite).since(counted, requests, statements));
            }
            Flood after = flood(suite, floor, requests);
            double base = (before.perSecond() + after.perSecond()) / 2;
            boolean steady = Math.max(before.perSecond(), after.perSecond())
                    <= Math.min(before.perSecond(), after.perSecond()) * FLOOR_SPREAD_MAX;
            double ratio = ours.perSecond() / base;
            if (steady) {
                ratios.add(ratio);
            }
            speeds.add(ours.perSecond());
            floorCosts.add(before.costs());
            costs.add(ours.costs());
            table.row(
                    Integer.toString(pair),
                    "%.0f".formatted(base),
                    "%.0f".formatted(ours.perSecond()),
                    "%.3f".formatted(ratio),
                    steady ? "" : "the floor was not steady: left out");
        }
        say("\n" + table);
        say("  floor: " + floorCosts.get(floorCosts.size() - 1).each(requests));
        say("  ours:  " + costs.get(costs.size() - 1).each(requests));
        if (ratios.isEmpty()) {
            say("  no pair was steady; the machine is too busy for a ratio");
        } else {
            say("  median ratio %.3f, from %.3f to %.3f (goal: %.2f)"
                    .formatted(
                            Samples.median(ratios),
                            ratios.stream().mapToDouble(it -> it).min().orElse(0),
                            ratios.stream().mapToDouble(it -> it).max().orElse(0),
                            GOAL_THROUGHPUT));
        }
        return Samples.median(speeds);
    }

    private record Flood(double perSecond, Costs costs) {}

    /** All at once, until the last one is in the inbox. */
    private static Flood flood(PipelineSuite suite, Way way, int count) throws Exception {
        if (way instanceof Prepared prepared) {
            prepared.prepare(count);
        }
        try (Arrivals arrivals = way.arrivals()) {
            Costs before = Costs.now(suite);
            long begin = System.nanoTime();
            way.flood(count);
            await(suite, arrivals, count);
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Flood(count / seconds, Costs.now(suite).minus(before));
        }
    }

    private static void await(PipelineSuite suite, Arrivals arrivals, int count) throws Exception {
        if (!arrivals.await(count, FLOOD_LIMIT.toNanos())) {
            suite.check();
            throw new IOException("only %d of %d requests arrived within %d minutes"
                    .formatted(arrivals.seen().size(), count, FLOOD_LIMIT.toMinutes()));
        }
    }

    /** One after the other at their times, whether or not earlier ones have arrived. */
    private Latencies open(PipelineSuite suite, Way way, double perSecond) throws Exception {
        int count = Math.max(1, (int) (perSecond * seconds));
        if (way instanceof Prepared prepared) {
            prepared.prepare(count);
        }
        Map<String, Long> meant = new HashMap<>();
        ExecutorService senders = Executors.newFixedThreadPool(clients);
        try (Arrivals arrivals = way.arrivals()) {
            List<Future<String>> asked = new ArrayList<>();
            List<Long> times = new ArrayList<>();
            long begin = System.nanoTime();
            Future<Boolean> looking = senders.submit(() -> arrivals.await(count, FLOOD_LIMIT.toNanos()));
            for (int index = 0; index < count; index++) {
                long due = begin + (long) (index / perSecond * 1e9);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                times.add(due);
                asked.add(senders.submit(way::one));
            }
            for (int index = 0; index < count; index++) {
                meant.put(asked.get(index).get(), times.get(index));
            }
            if (!looking.get()) {
                throw new IOException("not all requests arrived");
            }
            Map<String, Long> seen = arrivals.seen();
            return Latencies.of(meant.entrySet().stream()
                    .map(entry -> seen.getOrDefault(entry.getKey(), Long.MAX_VALUE) - entry.getValue())
                    .toList());
        } finally {
            senders.shutdownNow();
        }
    }

    private static Way floorWay(PipelineFloor floor) {
        return new Way() {
            @Override
            public void flood(int count) {
                for (int index = 0; index < count; index++) {
                    one();
                }
            }

            @Override
            public String one() {
                String id = UUID.randomUUID().toString();
                floor.ask(id);
                return id;
            }

            @Override
            public Arrivals arrivals() throws SQLException {
                return floor.arrivals();
            }
        };
    }

    /** A way that needs something made beforehand, which does not count. */
    private abstract static class Prepared implements Way {
        final PipelineSuite suite;
        private final List<PipelineSuite.Target> targets = new ArrayList<>();

        Prepared(PipelineSuite suite) {
            this.suite = suite;
        }

        void prepare(int count) throws IOException, SQLException, InterruptedException {
            targets.addAll(suite.newTargets(count));
        }

        synchronized PipelineSuite.Target next() {
            return targets.remove(targets.size() - 1);
        }
    }

    private static final class KafkaWay extends Prepared {
        KafkaWay(PipelineSuite suite) {
            super(suite);
        }

        @Override
        public void flood(int count) {
            for (int index = 0; index < count; index++) {
                one();
            }
        }

        @Override
        public String one() {
            String correlation = UUID.randomUUID().toString();
            suite.command(correlation, next());
            return correlation;
        }

        @Override
        public Arrivals arrivals() throws SQLException {
            return suite.arrivals(true);
        }
    }

    private static final class HttpWay extends Prepared {
        private final int clients;

        HttpWay(PipelineSuite suite, int clients) {
            super(suite);
            this.clients = clients;
        }

        @Override
        public void flood(int count) throws ExecutionException, InterruptedException {
            ExecutorService threads = Executors.newFixedThreadPool(clients);
            try {
                List<Future<String>> answers = new ArrayList<>();
                for (int index = 0; index < count; index++) {
                    answers.add(threads.submit(this::one));
                }
                for (Future<String> answer : answers) {
                    answer.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }

        @Override
        public String one() throws IOException, InterruptedException {
            return suite.ask(next());
        }

        @Override
        public Arrivals arrivals() throws SQLException {
            return suite.arrivals(false);
        }
    }

    static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
