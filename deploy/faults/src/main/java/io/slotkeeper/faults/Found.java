package io.slotkeeper.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.engine.Product;
import io.slotkeeper.faults.fault.Notes;
import io.slotkeeper.faults.workload.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether what the faults put into the product is found again: poison as dead letters, held records on their topic. */
final class Found {
    /** Readers may pass over types that they do not know; everything else must become a dead letter. */
    private static final Set<String> MAY_BE_PASSED_OVER = Set.of("unknown-type", "unknown-version", "wrong-topic");

    /** Where no value means that the host or machine is gone: not even of one that never was it is a mistake. */
    private static final Set<String> WITH_TOMBSTONES = Set.of("slotkeeper.inventory.hosts", "slotkeeper.inventory.vms");

    /** Whoever sends a command wrongly is answered, and nobody else is bothered. */
    private static final String ANSWERED = "slotkeeper.assignment.commands";

    private Found() {}

    /** What is missing, one sentence each. */
    static List<String> again(Notes notes, Path last) throws IOException {
        List<String> missing = new ArrayList<>();
        Set<String> letters = letters(last);
        for (Notes.Put put : notes.poison()) {
            boolean lost = put.epoch() < notes.epoch();
            boolean tombstone = put.kind().equals("null-value") && WITH_TOMBSTONES.contains(put.topic());
            boolean excused = tombstone
                    || MAY_BE_PASSED_OVER.contains(put.kind())
                    || put.topic().equals(ANSWERED);
            if (!lost && !excused && !letters.contains(place(put.topic(), put.partition(), put.offset()))) {
                missing.add("poison %s on %s (partition %d, offset %d) is no dead letter of anybody"
                        .formatted(put.kind(), put.topic(), put.partition(), put.offset()));
            }
        }
        for (Notes.Held held : notes.held()) {
            if (held.epoch() == notes.epoch() && !keys(last, held.topic()).contains(held.key())) {
                missing.add("I11 the record " + held.key() + " of a long outbox transaction was never sent");
            }
        }
        return missing;
    }

    private static Set<String> letters(Path last) throws IOException {
        Set<String> letters = new HashSet<>();
        for (String service : Product.SERVICES) {
            for (JsonNode row : lines(last.resolve("tables/" + service + ".dead_letter.jsonl"))) {
                letters.add(place(
                        row.path("topic").asText(),
                        row.path("partition").asInt(),
                        row.path("record_offset").asLong()));
            }
        }
        return letters;
    }

    private static Set<String> keys(Path last, String topic) throws IOException {
        Set<String> keys = new HashSet<>();
        for (JsonNode row : lines(last.resolve("topics/" + topic + ".jsonl"))) {
            keys.add(row.path("key").asText());
        }
        return keys;
    }

    private static String place(String topic, int partition, long offset) {
        return topic + "/" + partition + "/" + offset;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                rows.add(Journal.JSON.readTree(line));
            }
        }
        return rows;
    }
}
