package io.slotkeeper.assignment;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Hands a consumer a batch as a poll of Kafka would, on the test's own thread. */
@ApplicationScoped
class Polled {
    @Inject
    EventIntake intake;

    @Inject
    @Any
    Instance<EventHandler> handlers;

    void apply(String channel, List<ProducerRecord<String, byte[]>> batch) {
        EventHandler handler = handlers.stream()
                .filter(candidate -> candidate.channel().equals(channel))
                .findFirst()
                .orElseThrow();
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (ProducerRecord<String, byte[]> sent : batch) {
            ConsumerRecord<String, byte[]> record =
                    new ConsumerRecord<>(sent.topic(), 0, records.size(), sent.key(), sent.value());
            sent.headers().forEach(record.headers()::add);
            records.add(record);
        }
        intake.apply(handler, new ConsumerRecords<>(Map.of(new TopicPartition(channel, 0), records), Map.of()));
    }

    static ProducerRecord<String, byte[]> event(String topic, String key, String type, String json) {
        return KafkaMessageFactory.<String>createWriter(topic, key)
                .writeBinary(CloudEventBuilder.v1()
                        .withId(UUID.randomUUID().toString())
                        .withType(type)
                        .withSource(URI.create("/test"))
                        .withSubject(key)
                        .withTime(OffsetDateTime.now())
                        .withExtension("project", "default")
                        .withDataContentType("application/json")
                        .withData(json.getBytes(StandardCharsets.UTF_8))
                        .build());
    }
}
