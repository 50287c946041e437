package io.slotkeeper.faults.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The files that a run leaves, read once. What is not there was not observed. */
final class RunDirectory {
    private static final String SUFFIX = ".jsonl";

    private final Path directory;

    RunDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads everything.
     *
     * @throws IOException also where a line is no JSON: a run that cannot be read was not checked
     */
    Observed read() throws IOException {
        List<JsonNode> history = lines(directory.resolve("history" + SUFFIX));
        return new Observed(
                settings(),
                calls(history),
                faults(history),
                published(),
                tables(directory.resolve("final/tables")),
                tables(directory.resolve("final/rebuilt")),
                lines(directory.resolve("final/gauges" + SUFFIX), Gauge.class),
                lines(directory.resolve("final/secrets" + SUFFIX), Secret.class));
    }

    /** The tables that were written to the folder, a file each; none where there is no folder. */
    static Tables tables(Path folder) throws IOException {
        Map<String, List<JsonNode>> tables = new HashMap<>();
        for (Path file : files(folder)) {
            tables.put(name(file), lines(file));
        }
        return new Tables(tables);
    }

    private Settings settings() throws IOException {
        Path file = directory.resolve("run.json");
        return Files.exists(file) ? Json.EVENTS.readValue(Files.readString(file), Settings.class) : Settings.DEFAULTS;
    }

    private static List<ClientCall> calls(List<JsonNode> history) {
        Map<Long, JsonNode> begun = new LinkedHashMap<>();
        Map<Long, JsonNode> ended = new HashMap<>();
        for (JsonNode line : history) {
            if (line.path("kind").asText().equals("op")) {
                Map<Long, JsonNode> side = line.path("phase").asText().equals("invoke") ? begun : ended;
                side.put(line.path("op").asLong(), line);
            }
        }
        List<ClientCall> calls = new ArrayList<>();
        begun.forEach((op, line) -> calls.add(ClientCall.of(line, ended.get(op))));
        return calls;
    }

    private static List<FaultWindow> faults(List<JsonNode> history) {
        Map<Long, FaultWindow> faults = new LinkedHashMap<>();
        for (JsonNode line : history) {
            if (!line.path("kind").asText().equals("fault")) {
                continue;
            }
            long n = line.path("n").asLong();
            long t = line.path("t").asLong();
            if (line.path("phase").asText().equals("begin")) {
                faults.put(n, new FaultWindow(n, text(line, "fault"), text(line, "target"), t, Long.MAX_VALUE));
            } else {
                faults.computeIfPresent(
                        n, (same, window) -> new FaultWindow(n, window.fault(), window.target(), window.begin(), t));
            }
        }
        return List.copyOf(faults.values());
    }

    private List<PublishedRecord> published() throws IOException {
        List<PublishedRecord> records = new ArrayList<>();
        for (Path file : files(directory.resolve("final/topics"))) {
            each(file, line -> {
                ((ObjectNode) line).put("topic", name(file));
                records.add(Json.read(Json.EVENTS, line, PublishedRecord.class));
            });
        }
        return records;
    }

    private static <T> List<T> lines(Path file, Class<T> type) throws IOException {
        List<T> lines = new ArrayList<>();
        each(file, line -> lines.add(Json.read(Json.EVENTS, line, type)));
        return lines;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        each(file, lines::add);
        return lines;
    }

    private static void each(Path file, Consumer<JsonNode> action) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    action.accept(parse(file, line));
                }
            }
        }
    }

    private static JsonNode parse(Path file, String line) throws IOException {
        try {
            return Json.EVENTS.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " has a line that is no JSON: " + Json.shorten(line), e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static String text(JsonNode line, String member) {
        return line.path(member).asText();
    }
}
