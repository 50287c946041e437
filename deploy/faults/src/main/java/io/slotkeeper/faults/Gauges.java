package io.slotkeeper.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.Instance;
import io.slotkeeper.faults.workload.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Open files and threads of every instance, as Linux tells them: what faults take must be given back. */
final class Gauges {
    private static final String FILES = "open files";
    private static final String THREADS = "threads";

    /** What connections and threads of a busy moment may still be there at rest. */
    private static final long SLACK = 60;

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
                all.put(instance.name(), Map.of(FILES, entries(process, "fd"), THREADS, entries(process, "task")));
            }
        }
        return all;
    }

    private static long entries(Path process, String directory) throws IOException {
        try (Stream<Path> found = Files.list(process.resolve(directory))) {
            return found.count();
        }
    }
}
