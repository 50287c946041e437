package io.slotkeeper.faults.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The files of a run while they are being written, or spoilt, by a test. */
final class Recording {
    static final ObjectMapper JSON = new ObjectMapper();

    final List<ObjectNode> history = new ArrayList<>();
    final Map<String, List<ObjectNode>> topics = new LinkedHashMap<>();
    final Map<String, List<ObjectNode>> tables = new LinkedHashMap<>();
    final Map<String, List<ObjectNode>> rebuilt = new LinkedHashMap<>();
    final List<ObjectNode> gauges = new ArrayList<>();
    final List<ObjectNode> secrets = new ArrayList<>();
    final ObjectNode settings = JSON.createObjectNode();
    private long op;

    /** A call from its first line to its last, which is null for an answer that never came. */
    long call(String action, Consumer<ObjectNode> invoke, @Nullable String phase, Consumer<ObjectNode> completion) {
        op++;
        long begun = op * 10;
        ObjectNode first = line("op", "invoke", begun);
        first.put("op", op).put("client", "client-1").put("action", action).put("project", "default");
        invoke.accept(first);
        history.add(first);
        if (phase != null) {
            ObjectNode last = line("op", phase, begun + 5);
            last.put("op", op).put("client", "client-1").put("action", action);
            completion.accept(last);
            history.add(last);
        }
        return op;
    }

    void fault(int n, String fault, long begin, long end) {
        history.add(
                line("fault", "begin", begin).put("n", n).put("fault", fault).put("target", "it"));
        history.add(line("fault", "end", end).put("n", n).put("fault", fault).put("target", "it"));
    }

    private static ObjectNode line(String kind, String phase, long t) {
        return JSON.createObjectNode().put("t", t).put("kind", kind).put("phase", phase);
    }

    ObjectNode publish(
            String topic, String key, String type, String subject, String project, @Nullable ObjectNode value) {
        List<ObjectNode> records = topics.computeIfAbsent(topic, name -> new ArrayList<>());
        ObjectNode record = JSON.createObjectNode();
        record.put("partition", 0).put("offset", records.size()).put("key", key);
        record.putObject("headers")
                .put(
                        "ce_id",
                        UUID.nameUUIDFromBytes(
                                        (topic + records.size()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .toString())
                .put("ce_source", "/slotkeeper/" + topic.split("\\.")[1])
                .put("ce_type", type)
                .put("ce_subject", subject)
                .put("ce_project", project);
        record.set("value", value);
        records.add(record);
        return record;
    }

    ObjectNode row(String table) {
        ObjectNode row = JSON.createObjectNode();
        rows(table).add(row);
        return row;
    }

    List<ObjectNode> rows(String table) {
        return tables.computeIfAbsent(table, name -> new ArrayList<>());
    }

    List<ObjectNode> records(String topic) {
        return topics.computeIfAbsent(topic, name -> new ArrayList<>());
    }

    ObjectNode first(List<ObjectNode> lines, Predicate<ObjectNode> wanted) {
        return lines.stream().filter(wanted).findFirst().orElseThrow();
    }

    static ArrayNode texts(Iterable<String> texts) {
        ArrayNode list = JSON.createArrayNode();
        texts.forEach(list::add);
        return list;
    }

    Report check(Path directory) throws IOException {
        write(directory.resolve("history.jsonl"), history);
        Files.writeString(directory.resolve("run.json"), settings.toString());
        writeAll(directory.resolve("final/topics"), topics);
        writeAll(directory.resolve("final/tables"), tables);
        writeAll(directory.resolve("final/rebuilt"), rebuilt);
        write(directory.resolve("final/gauges.jsonl"), gauges);
        write(directory.resolve("final/secrets.jsonl"), secrets);
        return HistoryChecker.report(directory);
    }

    private static void writeAll(Path folder, Map<String, List<ObjectNode>> files) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, List<ObjectNode>> file : files.entrySet()) {
            write(folder.resolve(file.getKey() + ".jsonl"), file.getValue());
        }
    }

    private static void write(Path file, List<ObjectNode> lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, lines.stream().map(ObjectNode::toString).toList());
    }
}
