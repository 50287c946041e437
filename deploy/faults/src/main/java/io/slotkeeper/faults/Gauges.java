package io.slotkeeper.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.Instance;
import io.slotkeeper.faults.workload.Journal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Open files and threads of every instance, as Linux tells them, and what is left in its heap after a collection: what
 * faults take must be given back.
 */
final class Gauges {
    private static final String FILES = "open files";
    private static final String THREADS = "threads";
    private static final String HEAP = "MiB in the heap";

    /**
     * What connections and threads of a busy moment may still be there at rest. A heap of 192 MiB that has not warmed up
     * has about 40 in use; pools, caches and what runs for the first time may add as much again.
     */
    private static final long SLACK = 60;

    private static final int MEBIBYTE = 1024 * 1024;

    private final Map<String, Map<String, Long>> before;

    private Gauges(Map<String, Map<String, Long>> before) {
        this.before = before;
    }

    /** Takes the baseline; empty where there is no {@code /proc}. */
    static Gauges before(Bed bed) throws IOException {
        return new Gauges(read(bed));
    }

    /** One line per gauge of every instance that was there before. */
    List<JsonNode> after(Bed bed) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        read(bed).forEach((process, gauges) -> {
            Map<String, Long> base = before.getOrDefault(process, Map.of());
            base.forEach((name, value) -> lines.add(Journal.JSON
                    .createObjectNode()
                    .put("process", process)
                    .put("name", name)
                    .put("before", value)
                    .put("after", gauges.getOrDefault(name, 0L))
                    .put("allowed", value + SLACK)));
        });
        return lines;
    }

    private static Map<String, Map<String, Long>> read(Bed bed) throws IOException {
        Map<String, Map<String, Long>> all = new TreeMap<>();
        for (Instance instance : bed.instances()) {
            Path process = Path.of("/proc", Long.toString(instance.pid()));
            if (instance.isAlive() && Files.isDirectory(process)) {
                Map<String, Long> gauges = new TreeMap<>(Map.of(
                        FILES, entries(process, "fd"),
                        THREADS, entries(process, "task")));
                heap(instance).ifPresent(mebibytes -> gauges.put(HEAP, mebibytes));
                all.put(instance.name(), gauges);
            }
        }
        return all;
    }

    /** What is alive after a full collection; empty where this Java has no {@code jcmd}. */
    private static Optional<Long> heap(Instance instance) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd");
        if (!Files.isExecutable(jcmd)) {
            return Optional.empty();
        }
        Process histogram = new ProcessBuilder(jcmd.toString(), Long.toString(instance.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String last = "";
        try (BufferedReader lines = histogram.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.startsWith("Total") ? line : last;
            }
        }
        String[] total = last.strip().split(" +");
        return total.length == 3 ? Optional.of(Long.parseLong(total[2]) / MEBIBYTE) : Optional.empty();
    }

    private static long entries(Path process, String directory) throws IOException {
        try (Stream<Path> found = Files.list(process.resolve(directory))) {
            return found.count();
        }
    }
}
