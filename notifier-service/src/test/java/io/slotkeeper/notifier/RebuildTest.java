package io.slotkeeper.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.Republisher;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

/** I9: what the notifier kept equals what it makes of the topic from its beginning; a lost topic is written anew. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class RebuildTest {
    private static final String CLAIMED = "slotkeeper.assignment.claimed.v1";
    private static final String TOPIC = "slotkeeper.notifier.notifications";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaProbe kafka = new KafkaProbe();

    @Inject
    Deliveries deliveries;

    @Inject
    Tables tables;

    @Inject
    @Any
    Instance<Republisher> republishers;

    @AfterEach
    void close() {
        kafka.close();
    }

    static Stream<Long> seeds() {
        return Stream.of(1L, 20_260_101L, System.nanoTime());
    }

    private record Sent(String id, ObjectNode event) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasKeptEqualsARebuild(long seed) {
        Random random = new Random(seed);
        List<String> assignments = IntStream.range(0, 12)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        List<Sent> history = history(assignments, random);
        history.forEach(sent -> kafka.send(
                sent.id(),
                Service.EVENTS,
                sent.event().get("assignment").asText(),
                CLAIMED,
                sent.event().get("assignment").asText(),
                sent.event().toString(),
                Map.of()));
        awaitApplied(history);
        List<String> kept = kept(assignments);
        assertThat(kept).as("seed %d", seed).hasSize(3 * changes(history));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(published(assignments)).as("seed %d", seed).hasSize(kept.size()));

        tables.update("delete from notification where assignment = any(cast(? as uuid[]))", assignments);
        replay(assignments, "rebuild-" + seed, random);

        assertThat(kept(assignments)).as("seed %d", seed).isEqualTo(kept);
    }

    @Test
    void aLostTopicIsWrittenAnewAsTheSameEvents() {
        List<String> assignments = List.of(UUID.randomUUID().toString());
        for (int revision = 1; revision <= 3; revision++) {
            Service.send(kafka, Service.claimed(UUID.fromString(assignments.get(0)), revision, "local-requester"));
        }
        List<ReceivedEvent> told =
                await().atMost(PATIENCE).until(() -> published(assignments), events -> events.size() == 9);

        republish(Instant.EPOCH, 4);

        List<ReceivedEvent> again =
                await().atMost(PATIENCE).until(() -> published(assignments), events -> events.size() == 18);
        assertThat(again.stream().map(RebuildTest::content).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        told.stream().map(RebuildTest::content).toList());

        republish(Instant.now().plusSeconds(3_600), 4);
        assertThat(published(assignments)).hasSize(18);
    }

    private static String content(ReceivedEvent event) {
        return event.id() + " " + event.key() + " " + event.type() + " " + event.value();
    }

    private void republish(Instant since, int page) {
        Republisher republisher = republishers.stream()
                .filter(found -> found.topic().equals(TOPIC))
                .findFirst()
                .orElseThrow();
        String after = null;
        do {
            String from = after;
            after = QuarkusTransaction.requiringNew().call(() -> republisher.republish(from, since, page));
        } while (after != null);
    }

    /** Revisions of each assignment, some of them twice, under the same event id or another, in any order. */
    private static List<Sent> history(List<String> assignments, Random random) {
        List<Sent> history = new ArrayList<>();
        for (String assignment : assignments) {
            int revisions = 1 + random.nextInt(8);
            for (int revision = 1; revision <= revisions; revision++) {
                ObjectNode event = Service.claimed(UUID.fromString(assignment), revision, "ann");
                if (random.nextInt(5) == 0) {
                    event.put("previousState", "CLAIMED");
                }
                String id = UUID.randomUUID().toString();
                for (int copy = random.nextInt(3); copy >= 0; copy--) {
                    history.add(new Sent(
                            random.nextBoolean() ? id : UUID.randomUUID().toString(), event));
                }
            }
        }
        Collections.shuffle(history, random);
        return history;
    }

    private static int changes(List<Sent> history) {
        return (int) history.stream()
                .filter(sent ->
                        !"CLAIMED".equals(sent.event().path("previousState").asText()))
                .map(Sent::event)
                .distinct()
                .count();
    }

    private void awaitApplied(List<Sent> history) {
        List<String> ids =
                history.stream().map(sent -> "/test#" + sent.id()).distinct().toList();
        await().atMost(PATIENCE)
                .until(() -> tables.texts(
                                        "select event_id from inbox where consumer = 'assignment-events'"
                                                + " and event_id = any(cast(? as text[]))",
                                        ids)
                                .size()
                        == ids.size());
    }

    /** All that a notification says; numbers and ids are given anew. */
    private List<String> kept(List<String> assignments) {
        return tables.texts(
                "select concat_ws('|', project, assignment, revision, addressee, type, state, severity, host, vm,"
                        + " requester, actor, coalesce(correlation_id, '-'), message, at) as content from notification"
                        + " where assignment = any(cast(? as uuid[])) order by content",
                assignments);
    }

    private List<ReceivedEvent> published(List<String> assignments) {
        Set<String> wanted = Set.copyOf(assignments);
        return kafka.read(TOPIC).stream()
                .filter(event -> wanted.contains(event.json().path("assignment").asText()))
                .toList();
    }

    /** Reads the topic from its beginning, as another consumer group would, and applies it in batches of any size. */
    private void replay(List<String> assignments, String channel, Random random) {
        Set<String> wanted = Set.copyOf(assignments);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Service.EVENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        records.removeIf(record -> !wanted.contains(record.key()));
        while (!records.isEmpty()) {
            List<ConsumerRecord<String, byte[]>> batch = records.subList(0, 1 + random.nextInt(records.size()));
            deliveries.deliverAs(channel, List.copyOf(batch));
            batch.clear();
        }
    }
}
