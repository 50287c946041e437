package io.slotkeeper.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads what this service itself has written to a partition. Others may write to the topic too; theirs are passed over. */
@ApplicationScoped
class WrittenRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Object> kafka;
    private final String source;

    @Inject
    WrittenRecords(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kafka = kafka;
        this.source = "/slotkeeper/" + service;
    }

    /** Our records from one offset, inclusive, to another, exclusive, as far as Kafka still has them. */
    List<Divergence.Written> read(TopicPartition partition, long from, long to) throws Broker.Silent {
        List<Divergence.Written> written = new ArrayList<>();
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
                    if (record.offset() < to && source.equals(header(record, "ce_source"))) {
                        written.add(new Divergence.Written(record.offset(), header(record, "ce_id")));
                    }
                }
            }
            return written;
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

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
