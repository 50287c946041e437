package io.slotkeeper.messaging.testing;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** A plain Kafka client beside the service under test: sends events to it and reads what stands on the topics. */
public final class KafkaProbe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    /** A probe of the broker that the test resource has configured. */
    public KafkaProbe() {
        this(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    public KafkaProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 12 * 1024 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends a CloudEvent with a new id and returns that id. */
    public String send(String topic, String key, String type, String subject, String json) {
        return send(UUID.randomUUID().toString(), topic, key, type, subject, json, Map.of());
    }

    /** Sends a CloudEvent with the id and the extensions given, such as {@code correlationid}. */
    public String send(
            String id,
            String topic,
            String key,
            String type,
            String subject,
            String json,
            Map<String, String> extensions) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(id)
                .withType(type)
                .withSource(URI.create("/test"))
                .withSubject(subject)
                .withTime(OffsetDateTime.now())
                .withExtension("project", "default");
        extensions.forEach(event::withExtension);
        if (json != null) {
            event.withDataContentType("application/json").withData(json.getBytes(StandardCharsets.UTF_8));
        }
        sendRaw(KafkaMessageFactory.<String>createWriter(topic, key).writeBinary(event.build()));
        return id;
    }

    /** Sends a record as it is and waits until the broker has it. */
    public void sendRaw(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that stands on the topic now, in order per partition. */
    public List<ReceivedEvent> read(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "auto.offset.reset",
                        "earliest",
                        "fetch.max.wait.ms",
                        "20"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ReceivedEvent> events = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    events.add(ReceivedEvent.of(record));
                }
            }
            return events;
        }
    }

    /** Waits until an event that satisfies the predicate stands on the topic, and returns it. */
    public ReceivedEvent await(String topic, Predicate<ReceivedEvent> wanted) {
        return Awaitility.await("an event on " + topic)
                .atMost(PATIENCE)
                .until(() -> read(topic).stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        producer.close();
    }
}
