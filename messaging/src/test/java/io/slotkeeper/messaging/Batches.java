package io.slotkeeper.messaging;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/** Batches as Kafka would deliver them, made by hand, so that a test decides where one ends. */
final class Batches {
    static final String TOPIC = "slotkeeper.test.batches";
    private static final AtomicLong OFFSETS = new AtomicLong();

    private Batches() {}

    static ConsumerRecords<String, byte[]> of(List<ConsumerRecord<String, byte[]>> records) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), records), Map.of());
    }

    static ConsumerRecord<String, byte[]> event(String id, String type, String subject, String json) {
        return event(id, type, subject, json, "default");
    }

    static ConsumerRecord<String, byte[]> event(String id, String type, String subject, String json, String project) {
        ProducerRecord<String, byte[]> written = KafkaMessageFactory.<String>createWriter(TOPIC, subject)
                .writeBinary(CloudEventBuilder.v1()
                        .withId(id)
                        .withType(type)
                        .withSource(URI.create("/test"))
                        .withSubject(subject)
                        .withExtension("project", project)
                        .withDataContentType("application/json")
                        .withData(json.getBytes(StandardCharsets.UTF_8))
                        .build());
        return received(written);
    }

    static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> written) {
        return new ConsumerRecord<>(
                TOPIC,
                0,
                OFFSETS.incrementAndGet(),
                0L,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                written.key(),
                written.value(),
                written.headers(),
                Optional.empty());
    }
}
