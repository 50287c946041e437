package io.slotkeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.engine.Product;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs JMH on the benchmark of the rules, which is among policy-service's tests, in a JVM of its own: what it measures
 * sees nothing of this program's classes, and JMH forks again for every figure.
 */
final class RuleBookFigures {
    private static final String BENCHMARK = "io.slotkeeper.policy.domain.rules.RuleBookBenchmark";
    private static final String BYTES = "gc.alloc.rate.norm";
    private static final String JAVA_OPTIONS = "-Xmx512m -XX:+UseSerialGC";
    private static final int WARM_UP_SECONDS = 3;
    private static final int LOG_LINES = 25;

    private RuleBookFigures() {}

    /**
     * One figure.
     *
     * @param world what the facts are made of, and what its size counts
     * @param nanos of one verdict
     * @param bytes allocated for one verdict
     */
    record Figure(String world, int size, double nanos, double bytes) {}

    /** The file that tells JMH of the benchmark, made when policy-service's tests are compiled. */
    static Path needed(Product product) {
        return tests(product).resolve("META-INF/BenchmarkList");
    }

    /** @param seconds that each figure is measured for */
    static List<Figure> measure(Product product, WholeRun run, int seconds) throws IOException, InterruptedException {
        Path result = run.directory().resolve("jmh.json");
        Path log = run.directory().resolve("jmh.log");
        Process jmh = new ProcessBuilder(command(product, run.directory(), result, seconds))
                .directory(run.directory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        run.cleanup().add(() -> end(jmh));
        if (jmh.waitFor() != 0 || !Files.exists(result)) {
            List<String> lines = Files.readAllLines(log);
            throw new IOException("JMH failed; the end of its log:\n  "
                    + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size())));
        }
        return read(Files.readString(result));
    }

    private static List<String> command(Product product, Path directory, Path result, int seconds) {
        List<String> command = new ArrayList<>(List.of(Product.tool("java").toString()));
        command.addAll(List.of(JAVA_OPTIONS.split(" ", -1)));
        command.addAll(List.of("-Djava.io.tmpdir=" + directory, "-cp", classPath(product), "org.openjdk.jmh.Main"));
        command.addAll(List.of(BENCHMARK, "-f", "1", "-w", "1s", "-r", "1s", "-foe", "true"));
        command.addAll(List.of("-wi", Integer.toString(WARM_UP_SECONDS), "-i", Integer.toString(seconds)));
        command.addAll(List.of("-prof", "gc", "-rf", "json", "-rff", result.toString()));
        return command;
    }

    private static String classPath(Product product) {
        Path policy = product.root().resolve("policy-service/target");
        return Stream.of(
                        product.root().resolve("deploy/bench/target/lib/*"),
                        tests(product),
                        policy.resolve("classes"),
                        policy.resolve("quarkus-app/lib/main/*"))
                .map(Path::toString)
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    private static Path tests(Product product) {
        return product.root().resolve("policy-service/target/test-classes");
    }

    /** What JMH wrote with {@code -rf json -prof gc}, of a benchmark with the parameter {@code size}. */
    static List<Figure> read(String json) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (JsonNode result : InventoryApi.JSON.readTree(json)) {
            String benchmark = result.path("benchmark").asText();
            figures.add(new Figure(
                    benchmark.substring(benchmark.lastIndexOf('.') + 1),
                    result.path("params").path("size").asInt(),
                    result.path("primaryMetric").path("score").asDouble(),
                    result.path("secondaryMetrics").path(BYTES).path("score").asDouble()));
        }
        return List.copyOf(figures);
    }

    /** With the JVM that it forked. */
    private static void end(Process jmh) {
        jmh.descendants().forEach(ProcessHandle::destroyForcibly);
        jmh.destroyForcibly();
    }
}
