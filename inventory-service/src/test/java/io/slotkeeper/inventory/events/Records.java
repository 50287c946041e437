package io.slotkeeper.inventory.events;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Batches as a Kafka consumer hands them over, made without a broker, so that a test decides what is in each. */
final class Records {
    private Records() {}

    /** An event; null JSON is a tombstone. */
    record Event(String id, String topic, String key, String type, String json) {}

    /** One batch, in its order. */
    static ConsumerRecords<String, byte[]> batch(List<Event> events) {
        if (events.isEmpty()) {
            return ConsumerRecords.empty();
        }
        List<ConsumerRecord<String, byte[]>> records = new java.util.ArrayList<>();
        for (Event event : events) {
            records.add(record(event, records.size()));
        }
        return new ConsumerRecords<>(Map.of(new TopicPartition(events.get(0).topic(), 0), records), Map.of());
    }

    private static ConsumerRecord<String, byte[]> record(Event event, long offset) {
        CloudEventBuilder built = CloudEventBuilder.v1()
                .withId(event.id())
                .withType(event.type())
                .withSource(URI.create("/test"))
                .withSubject(event.key())
                .withTime(OffsetDateTime.now());
        if (event.json() != null) {
            built.withDataContentType("application/json").withData(event.json().getBytes(StandardCharsets.UTF_8));
        }
        ProducerRecord<String, byte[]> written = KafkaMessageFactory.<String>createWriter(event.topic(), event.key())
                .writeBinary(built.build());
        return new ConsumerRecord<>(
                event.topic(),
                0,
                offset,
                System.currentTimeMillis(),
                TimestampType.CREATE_TIME,
                -1,
                -1,
                event.key(),
                written.value(),
                new RecordHeaders(written.headers()),
                java.util.Optional.empty());
    }
}
