package io.slotkeeper.faults.workload;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records to Kafka as systems outside do. */
public final class Records implements AutoCloseable {
    private static final int REQUEST_BYTES_MAX = 12 * 1024 * 1024;
    private static final int LIMIT_SECONDS = 15;

    private final KafkaProducer<String, byte[]> producer;

    public Records(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        "false",
                        "max.request.size",
                        REQUEST_BYTES_MAX,
                        "max.block.ms",
                        "5000",
                        "request.timeout.ms",
                        "5000",
                        "delivery.timeout.ms",
                        "10000"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** The headers of a CloudEvent in binary mode. */
    public static Map<String, String> event(String id, String type, String subject, @Nullable String correlation) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_type", type);
        headers.put("ce_source", "/drill");
        headers.put("ce_subject", subject);
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_project", "default");
        headers.put("content-type", "application/json");
        if (correlation != null) {
            headers.put("ce_correlationid", correlation);
        }
        return headers;
    }

    /** A record with those headers. */
    public static ProducerRecord<String, byte[]> record(
            String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** Sends without waiting. */
    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
        return producer.send(record);
    }

    /**
     * Sends and waits until the broker has it.
     *
     * @throws ExecutionException the broker refuses it, or is not there
     */
    public RecordMetadata sendAndWait(ProducerRecord<String, byte[]> record)
            throws ExecutionException, InterruptedException, TimeoutException {
        return producer.send(record).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(2));
    }
}
