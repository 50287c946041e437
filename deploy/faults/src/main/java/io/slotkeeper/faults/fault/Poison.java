package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.Instance;
import io.slotkeeper.faults.workload.Journal.Observation;
import io.slotkeeper.faults.workload.Records;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Every topic that a service reads gets a record of every kind that it cannot apply, the largest of as much as its topic
 * takes. No topic takes 10 MB, and no service takes so much over HTTP: whoever sends it is told so.
 */
final class Poison implements Fault {
    private static final int LARGE_BYTES = 7 * 1024 * 1024;
    private static final int TOO_LARGE_BYTES = 10 * 1000 * 1000;
    private static final int TOO_LARGE_STATUS = 413;
    private static final int UNAVAILABLE = 503;
    private static final String TOO_LARGE = "too-large";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** A type that the topic's readers know, by topic. */
    private static final Map<String, String> TYPES = Map.of(
            "slotkeeper.inventory.reports", "slotkeeper.inventory.report.v1",
            "slotkeeper.inventory.hosts", "slotkeeper.inventory.host-state.v1",
            "slotkeeper.inventory.vms", "slotkeeper.inventory.vm-state.v1",
            "slotkeeper.inventory.order-reports", "slotkeeper.inventory.order-reported.v1",
            "slotkeeper.assignment.events", "slotkeeper.assignment.requested.v1",
            "slotkeeper.assignment.assignments", "slotkeeper.assignment.assignment-state.v1",
            "slotkeeper.policy.verdicts", "slotkeeper.policy.verdict-issued.v1",
            "slotkeeper.assignment.commands", "slotkeeper.assignment.request.v1");

    private final Bed bed;
    private final Records records;
    private final Notes notes;
    private final RandomGenerator random;
    private final List<String> taken = new ArrayList<>();

    Poison(Bed bed, Records records, Notes notes, RandomGenerator random) {
        this.bed = bed;
        this.records = records;
        this.notes = notes;
        this.random = random;
    }

    @Override
    public String begin() throws Exception {
        List<String> topics = TYPES.keySet().stream().sorted().toList();
        int sent = 0;
        int refused = 0;
        for (String topic : topics) {
            for (String kind : List.of(
                    "bad-json",
                    "unknown-type",
                    "unknown-version",
                    "null-value",
                    "null-key",
                    "large",
                    "wrong-topic",
                    "no-headers")) {
                if (send(kind, topic, TYPES.getOrDefault(topic, ""))) {
                    sent++;
                } else {
                    refused++;
                }
            }
        }
        String tooLarge = topics.get(random.nextInt(topics.size()));
        if (send(TOO_LARGE, tooLarge, TYPES.getOrDefault(tooLarge, ""))) {
            taken.add(tooLarge + " took a record of " + TOO_LARGE_BYTES + " bytes");
        }
        overHttp();
        return sent + " records, " + refused + " more that the broker refused";
    }

    /** A client that goes on sending after the refusal may lose its connection instead of reading the answer. */
    private void overHttp() throws InterruptedException {
        Instance instance = bed.instances("inventory").get(0);
        HttpRequest request = HttpRequest.newBuilder(
                        instance.url().resolve("/api/inventory/v1/hosts/poison/reports?source=json"))
                .timeout(LIMIT)
                .header("authorization", "Bearer " + bed.tokens().mint("drill-operator", "operator", LIMIT))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(filled(TOO_LARGE_BYTES)))
                .build();
        try {
            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != TOO_LARGE_STATUS && status != UNAVAILABLE) {
                taken.add("a report of %d bytes was answered %d".formatted(TOO_LARGE_BYTES, status));
            }
        } catch (IOException refused) {
            // nothing was taken, and the client knows
        }
    }

    private boolean send(String kind, String topic, String type) throws Exception {
        String key = "poison-" + kind + "-" + Long.toString(random.nextLong(), 36);
        ProducerRecord<String, byte[]> record = record(kind, topic, key, type);
        try {
            RecordMetadata put = records.sendAndWait(record);
            notes.poison(new Notes.Put(
                    kind, topic, put.partition(), put.offset(), record.key() == null ? "" : key, notes.epoch()));
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                // the broker is away, which is another fault's doing
                throw e;
            }
            return false;
        }
    }

    private static ProducerRecord<String, byte[]> record(String kind, String topic, String key, String type) {
        return switch (kind) {
            case "bad-json" -> event(topic, key, type, text("{\"half\": "));
            case "unknown-type" -> event(topic, key, type.replace(".v1", "-never-heard-of.v1"), text("{}"));
            case "unknown-version" -> event(topic, key, type.replace(".v1", ".v99"), text("{\"new\": {}}"));
            case "null-value" -> event(topic, key, type, null);
            case "null-key" -> event(topic, null, type, text("[1]"));
            case "large" -> event(topic, key, type, filled(LARGE_BYTES));
            case TOO_LARGE -> event(topic, key, type, filled(TOO_LARGE_BYTES));
            case "wrong-topic" -> event(topic, key, "slotkeeper.notifier.notification-sent.v1", text("{\"a\":1}"));
            default -> Records.record(topic, key, new LinkedHashMap<>(), text("{}"));
        };
    }

    private static ProducerRecord<String, byte[]> event(
            String topic, @Nullable String key, String type, byte @Nullable [] value) {
        return Records.record(
                topic, key, Records.event(UUID.randomUUID().toString(), type, key == null ? "x" : key, null), value);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** That much of what nobody can read. */
    private static byte[] filled(int bytes) {
        byte[] large = new byte[bytes];
        Arrays.fill(large, (byte) 'x');
        return large;
    }

    @Override
    public List<String> notKept(List<Observation> seen) {
        return taken;
    }

    @Override
    public void end() {
        // they are there, and stay
    }
}
