package io.slotkeeper.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The product's topics: how far they go, and what stands in them. */
final class EventLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FETCH_BYTES = 16 * 1024 * 1024;

    private final String servers;
    private final Admin admin;

    EventLog(String servers) {
        this.servers = servers;
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
    }

    /** The end of every partition of every topic of the product. */
    Map<TopicPartition, Long> ends() throws IOException, InterruptedException {
        try {
            Collection<TopicDescription> topics = admin.describeTopics(admin.listTopics().names().get().stream()
                            .filter(topic -> topic.startsWith("slotkeeper."))
                            .toList())
                    .allTopicNames()
                    .get()
                    .values();
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            topics.forEach(topic -> topic.partitions()
                    .forEach(part ->
                            wanted.put(new TopicPartition(topic.name(), part.partition()), OffsetSpec.latest())));
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(wanted).all().get().forEach((part, end) -> ends.put(part, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new IOException("Kafka does not tell its offsets", e);
        }
    }

    /** How many records there are between two readings of the ends. */
    static long between(Map<TopicPartition, Long> before, Map<TopicPartition, Long> after) {
        return after.entrySet().stream()
                .mapToLong(end -> end.getValue() - before.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /** The records between two readings of the ends. */
    List<ConsumerRecord<String, byte[]>> read(Map<TopicPartition, Long> before, Map<TopicPartition, Long> after) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers,
                "max.partition.fetch.bytes", FETCH_BYTES,
                "fetch.max.bytes", FETCH_BYTES);
        long missing = between(before, after);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(after.keySet());
            after.keySet().forEach(part -> consumer.seek(part, before.getOrDefault(part, 0L)));
            while (records.size() < missing) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public void close() {
        admin.close();
    }
}
