package io.slotkeeper.bench;

import io.slotkeeper.engine.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 03-verdict: what a verdict costs in the rules alone, and over HTTP beside an endpoint that decides nothing. */
@Command(
        name = "03-verdict",
        mixinStandardHelpOptions = true,
        description = "A verdict in the rules alone (JMH) and over HTTP, beside an endpoint that decides nothing.")
final class Verdicts implements Callable<Integer> {
    /** The second compiler too, as in 01-pipeline. */
    private static final String JAVA_OPTIONS = "-Xmx384m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError";

    private static final List<Integer> CLIENTS = List.of(1, 8);
    private static final int COUNTED = 100;
    private static final int BATCHES = 10;
    private static final int STOPPED = 130;

    @Option(names = "--devices", split = ",", paramLabel = "N", description = "Sizes of the fleet, growing; 10,5000.")
    private List<Integer> sizes = List.of(10, 5_000);

    @Option(names = "--rounds", paramLabel = "N", description = "In which all ways take turns; 5.")
    private int rounds = 5;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Of each way in a round; a tenth of it with batches; 500.")
    private int requests = 500;

    @Option(names = "--warm-up", paramLabel = "N", description = "Requests before anything counts; 5000.")
    private int warmUp = 5_000;

    @Option(names = "--iterations", paramLabel = "N", description = "Seconds that JMH measures each figure; 5.")
    private int iterations = 5;

    @Option(names = "--no-rules", description = "Leave out the rules alone.")
    private boolean withoutRules = false;

    @Option(names = "--no-http", description = "Leave out HTTP; no engine and no service is started.")
    private boolean withoutHttp = false;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where the temporary directory of databases and logs is made; the system's own.")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    private final String javaOptions = System.getenv().getOrDefault("SLOTKEEPER_JAVA_OPTIONS", JAVA_OPTIONS);

    @Override
    public Integer call() throws Exception {
        check();
        Product product = Product.here();
        product.check(withoutHttp ? List.of("policy") : Product.SERVICES, RuleBookFigures.needed(product));
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
        if (rounds < 1 || requests < BATCHES || warmUp < 1 || iterations < 1) {
            throw new IllegalArgumentException(
                    "all numbers are 1 or more, and --requests is %d or more".formatted(BATCHES));
        }
        if (sizes.get(0) < 1
                || IntStream.range(1, sizes.size()).anyMatch(index -> sizes.get(index) <= sizes.get(index - 1))) {
            throw new IllegalArgumentException("--devices takes growing sizes from 1 on");
        }
    }

    private int measure(Product product, WholeRun run) throws Exception {
        say("03-verdict: Java %s, %d processors, load %s."
                .formatted(
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        Pipeline.load()));
        if (!withoutRules) {
            say("\nThe rules alone (JMH, one fork, load %s)".formatted(Pipeline.load()));
            say(new RuleBookReport(RuleBookFigures.measure(product, run, iterations)).toString());
        }
        if (withoutHttp) {
            return 0;
        }
        try (PipelineSuite suite = PipelineSuite.start(product, run.directory(), javaOptions, run.cleanup())) {
            return overHttp(suite);
        }
    }

    private int overHttp(PipelineSuite suite) throws Exception {
        say("\nOver HTTP; the services' JVMs: " + javaOptions);
        Table times = new Table(
                "devices",
                "clients",
                "request",
                "p50 ms",
                "p90 ms",
                "p99 ms",
                "requests/s",
                "verdicts/s",
                "p50 / empty",
                "rate / empty");
        Map<String, Map<Integer, Long>> statements = new TreeMap<>();
        List<PipelineSuite.Target> targets = new ArrayList<>();
        VerdictClient client = new VerdictClient(suite);
        for (int size : sizes) {
            targets.addAll(suite.newTargets(size - targets.size()));
            List<VerdictClient.Way> ways = client.ways(targets);
            if (size == sizes.get(0)) {
                for (VerdictClient.Way way : ways) {
                    client.run(way, way.verdicts() > 1 ? Math.max(1, warmUp / BATCHES) : warmUp, 2);
                }
            }
            for (VerdictClient.Way way : ways) {
                statements.computeIfAbsent(way.name(), name -> new TreeMap<>()).put(size, counted(suite, client, way));
            }
            for (int clients : CLIENTS) {
                new VerdictRounds(client, ways, clients)
                        .run(rounds, this::requestsOf)
                        .rows(times, size);
            }
            suite.check();
            say("measured %d devices, load %s".formatted(size, Pipeline.load()));
        }
        say("\n" + times
                + "\n\nCounted, not timed: statements of a request (with BEGIN and COMMIT) by size of the fleet");
        List<Promise> promises = promises(statements);
        promises.forEach(promise -> say("  " + promise));
        return promises.stream().allMatch(Promise::kept) ? 0 : 1;
    }

    private int requestsOf(VerdictClient.Way way) {
        return way.verdicts() > 1 ? requests / BATCHES : requests;
    }

    private static long counted(PipelineSuite suite, VerdictClient client, VerdictClient.Way way) throws Exception {
        Statements before = Statements.now(suite);
        client.run(way, COUNTED, 1);
        return Statements.now(suite).ofEach(before, COUNTED);
    }

    static List<Promise> promises(Map<String, Map<Integer, Long>> statements) {
        return statements.entrySet().stream()
                .map(way -> new Promise(
                        way.getKey() + " costs the same statements whatever the fleet",
                        way.getValue().values().stream().distinct().count() == 1,
                        way.getValue().entrySet().stream()
                                .map(count -> "%d with %d devices".formatted(count.getValue(), count.getKey()))
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
