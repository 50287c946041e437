package io.slotkeeper.faults.bed;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what stands on a topic now. */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FETCH_BYTES = 16 * 1024 * 1024;
    private static final long LIMIT_NANOS = 60_000_000_000L;

    private TopicReader() {}

    /** Everything, in order per partition. */
    public static List<ConsumerRecord<String, byte[]>> all(String servers, String topic) throws IOException {
        return read(servers, topic, (begin, end) -> begin);
    }

    /** About the last {@code count} records. */
    public static List<ConsumerRecord<String, byte[]>> latest(String servers, String topic, int count)
            throws IOException {
        return read(servers, topic, (begin, end) -> Math.max(begin, end - count / 2));
    }

    private static List<ConsumerRecord<String, byte[]>> read(
            String servers, String topic, BiFunction<Long, Long, Long> from) throws IOException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "default.api.timeout.ms",
                "10000",
                "max.partition.fetch.bytes",
                FETCH_BYTES,
                "fetch.max.bytes",
                FETCH_BYTES);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            ends.forEach(
                    (partition, end) -> consumer.seek(partition, from.apply(begins.getOrDefault(partition, 0L), end)));
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            long limit = System.nanoTime() + LIMIT_NANOS;
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(POLL).forEach(records::add);
                if (System.nanoTime() > limit) {
                    throw new IOException(topic + " cannot be read to its end");
                }
            }
            return records;
        }
    }
}
