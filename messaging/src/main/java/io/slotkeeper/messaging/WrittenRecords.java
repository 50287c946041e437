package io.slotkeeper.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a partition, beside the groups that consume it. */
@ApplicationScoped
class WrittenRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_HEADER = 500;

    private final Map<String, Object> kafka;
    private final String source;

    @Inject
    WrittenRecords(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kafka = kafka;
        this.source = "/slotkeeper/" + service;
    }

    /** Our own records from one offset, inclusive, to another, exclusive, as far as Kafka still has them. */
    List<DivergentRecord> ours(TopicPartition partition, long from, long to) throws Broker.Silent {
        return read(partition, from, to, record -> source.equals(header(record, "ce_source")));
    }

    /** The same for everybody's records. */
    List<DivergentRecord> all(TopicPartition partition, long from, long to) throws Broker.Silent {
        return read(partition, from, to, record -> true);
    }

    private List<DivergentRecord> read(
            TopicPartition partition, long from, long to, Predicate<ConsumerRecord<byte[], byte[]>> wanted)
            throws Broker.Silent {
        List<DivergentRecord> found = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            while (consumer.position(partition) < to) {
                if (System.nanoTime() - deadline > 0) {
                    throw new Broker.Silent("reading " + partition + " takes too long", new KafkaException("timeout"));
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.offset() < to && wanted.test(record)) {
                        found.add(described(record));
                    }
                }
            }
            return found;
        } catch (KafkaException e) {
            throw new Broker.Silent("cannot read " + partition + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove("group.id");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("default.api.timeout.ms", "10000");
        return settings;
    }

    private static DivergentRecord described(ConsumerRecord<byte[], byte[]> record) {
        return new DivergentRecord(
                record.offset(),
                header(record, "ce_id"),
                header(record, "ce_type"),
                header(record, "ce_subject"),
                time(record));
    }

    private static Instant time(ConsumerRecord<byte[], byte[]> record) {
        String told = header(record, "ce_time");
        Instant sent = Instant.ofEpochMilli(record.timestamp());
        if (told == null) {
            return sent;
        }
        try {
            return OffsetDateTime.parse(told).toInstant();
        } catch (DateTimeException notATime) {
            return sent;
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        return StorableText.of(new String(header.value(), StandardCharsets.UTF_8), LONGEST_HEADER);
    }
}
