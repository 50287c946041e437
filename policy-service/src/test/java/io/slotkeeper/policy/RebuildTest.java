package io.slotkeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.Republisher;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** I9: the read models that policy kept equal those it makes of the topics from their beginning. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class RebuildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Young enough that the retention job leaves the releases of the tests alone. */
    private static final Instant YESTERDAY =
            Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    private static final Map<String, String> CHANNELS = Map.of(
            World.HOSTS, "inventory-hosts", World.VMS, "inventory-vms", World.ASSIGNMENTS, "assignment-assignments");
    private static final Map<String, String> READ_MODELS = Map.of(
            "host_seen",
            "concat_ws('|', host, project, cluster, revision, document)",
            "host_function",
            "concat_ws('|', host, address, vendor, device, subvendor, subdevice, revision, class_id, name, assignable)",
            "offered_function",
            "concat_ws('|', host, address, vendor_id, device_id, class_id)",
            "supply",
            "concat_ws('|', host, vendor_id, device_id, class_id, cluster, free)",
            "vm_seen",
            "concat_ws('|', vm, project, revision, document)",
            "assignment_seen",
            "concat_ws('|', assignment, project, revision, host, vm, state, requester,"
                    + " coalesce(cast(hold as text), '-'))",
            "context_overlay",
            "concat_ws('|', host, address, project, context, host_revision, sequence)",
            "function_release",
            "concat_ws('|', host, address, vm, project, released_at)");

    private final World world = new World();

    @Inject
    Deliveries deliveries;

    @Inject
    Tables tables;

    @Inject
    @Any
    Instance<Republisher> republishers;

    @AfterEach
    void close() {
        world.close();
    }

    static Stream<Long> seeds() {
        return Stream.of(1L, 20_260_101L, System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasKeptEqualsARebuild(long seed) {
        Random random = new Random(seed);
        String mine = "rebuild-" + Math.abs(seed) + "-";
        List<Deliveries.Record> history = history(mine, random);
        history.forEach(record -> world.kafka.send(
                record.id(),
                record.topic(),
                record.key(),
                record.type(),
                record.key(),
                record.json(),
                record.extensions()));
        awaitApplied(history);
        Map<String, List<String>> kept = readModels(mine);
        assertThat(kept)
                .as("seed %d", seed)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());

        forget(mine);
        assertThat(readModels(mine).values()).allMatch(List::isEmpty);
        List<String> keys =
                history.stream().map(Deliveries.Record::key).distinct().toList();
        List<String> topics = new ArrayList<>(CHANNELS.keySet());
        Collections.shuffle(topics, random);
        topics.forEach(topic -> replay(topic, keys, "rebuild-" + seed, random));

        assertThat(readModels(mine)).as("seed %d", seed).isEqualTo(kept);
    }

    @Test
    void lostTopicsAreWrittenAnewAsTheSameEvents() {
        world.host("esx-republished", 1);
        List<String> assignments =
                IntStream.range(0, 5).mapToObj(i -> World.newAssignment()).toList();
        assignments.forEach(id -> world.ask(World.question(id, "esx-republished", "vm-republished", "0000:06:00.0")));
        List<ReceivedEvent> told =
                assignments.stream().map(id -> world.verdict(id, 1)).toList();

        republish(World.VERDICTS, Instant.EPOCH, 2);
        republish("slotkeeper.policy.rulesets", Instant.EPOCH, 2);

        for (ReceivedEvent first : told) {
            List<ReceivedEvent> both =
                    await().atMost(PATIENCE).until(() -> world.verdicts(first.key()), events -> events.size() == 2);
            assertThat(both.get(1).id()).isEqualTo(first.id());
            assertThat(both.get(1).type()).isEqualTo(first.type());
            assertThat(both.get(1).correlationId()).isEqualTo(first.correlationId());
            assertThat(both.get(1).json()).isEqualTo(first.json());
        }
        List<ReceivedEvent> rulesets = await().atMost(PATIENCE)
                .until(() -> world.kafka.read("slotkeeper.policy.rulesets"), events -> events.size() == 4);
        assertThat(rulesets.stream().map(ReceivedEvent::id).distinct()).hasSize(2);
        assertThat(rulesets.stream().map(ReceivedEvent::value).distinct()).hasSize(2);

        republish(World.VERDICTS, Instant.now().plusSeconds(3_600), 2);
        assertThat(world.verdicts(assignments.get(0))).hasSize(2);
    }

    private void republish(String topic, Instant since, int page) {
        Republisher republisher = republishers.stream()
                .filter(found -> found.topic().equals(topic))
                .findFirst()
                .orElseThrow();
        String after = null;
        do {
            String from = after;
            after = QuarkusTransaction.requiringNew().call(() -> republisher.republish(from, since, page));
        } while (after != null);
    }

    /** States of a few keys: newer ones, late ones, tombstones and copies under the same event id, all mixed up. */
    private static List<Deliveries.Record> history(String mine, Random random) {
        List<Deliveries.Record> history = new ArrayList<>();
        List<String> assignments = IntStream.range(0, 8)
                .mapToObj(i -> new UUID(random.nextLong(), i).toString())
                .toList();
        int sequence = 0;
        for (int i = 0; i < 150; i++) {
            int key = random.nextInt(8);
            long revision = 1 + random.nextInt(12);
            Deliveries.Record record =
                    switch (random.nextInt(3)) {
                        case 0 ->
                            random.nextInt(12) == 0
                                    ? Deliveries.gone(World.HOSTS, World.HOST_STATE, mine + "host-" + key)
                                    : Deliveries.host(World.hostState(mine + "host-" + key, revision)
                                            .put("version", "7." + revision));
                        case 1 ->
                            random.nextInt(12) == 0
                                    ? Deliveries.gone(World.VMS, World.VM_STATE, mine + "vm-" + key)
                                    : Deliveries.vm(mine + "vm-" + key, revision);
                        default ->
                            random.nextInt(12) == 0
                                    ? Deliveries.gone(World.ASSIGNMENTS, World.ASSIGNMENT_STATE, assignments.get(key))
                                    : Deliveries.assignment(
                                            assignment(mine, assignments.get(key), revision, sequence++, random));
                    };
            history.add(record);
            if (random.nextInt(4) == 0) {
                history.add(history.get(random.nextInt(history.size())));
            }
        }
        return history;
    }

    private static ObjectNode assignment(String mine, String id, long revision, int sequence, Random random) {
        String address = "0000:06:00." + random.nextInt(4);
        ObjectNode state =
                World.claim(id, mine + "host-" + random.nextInt(3), mine + "vm-" + random.nextInt(3), address);
        state.put("revision", revision);
        state.put("updatedAt", YESTERDAY.plusSeconds(sequence).toString());
        if (random.nextInt(3) == 0) {
            state.put("state", "RELEASED").putNull("hold");
        }
        state.withArray("contexts")
                .addObject()
                .put("address", address)
                .put("context", random.nextBoolean() ? "PASSTHROUGH" : "HOST")
                .put("hostRevision", revision)
                .put("sequence", sequence);
        return state;
    }

    private void awaitApplied(List<Deliveries.Record> history) {
        List<String> ids = history.stream()
                .map(record -> "/test#" + record.id())
                .distinct()
                .toList();
        await().atMost(PATIENCE)
                .until(() -> tables.texts("select event_id from inbox where event_id = any(cast(? as text[]))", ids)
                                .size()
                        == ids.size());
    }

    private Map<String, List<String>> readModels(String mine) {
        Map<String, List<String>> rows = new TreeMap<>();
        READ_MODELS.forEach((table, content) -> rows.put(
                table,
                tables.texts(
                        "select " + content + " as content from " + table + " where " + owner(table)
                                + " like ? order by content",
                        mine + "%")));
        return rows;
    }

    private void forget(String mine) {
        READ_MODELS
                .keySet()
                .forEach(table ->
                        tables.update("delete from " + table + " where " + owner(table) + " like ?", mine + "%"));
    }

    private static String owner(String table) {
        return table.equals("vm_seen") ? "vm" : "host";
    }

    /** Reads a topic from its beginning, as another consumer group would, and applies it in batches of any size. */
    private void replay(String topic, List<String> keys, String consumer, Random random) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
                reader.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        records.removeIf(record -> !keys.contains(record.key()));
        while (!records.isEmpty()) {
            List<ConsumerRecord<String, byte[]>> batch = records.subList(0, 1 + random.nextInt(records.size()));
            deliveries.deliverAs(consumer, CHANNELS.get(topic), List.copyOf(batch));
            batch.clear();
        }
    }
}
