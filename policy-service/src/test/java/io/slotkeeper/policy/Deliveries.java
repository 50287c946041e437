package io.slotkeeper.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.messaging.testing.ContractFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/** Hands records to a consumer as Kafka would, but on the calling thread and in batches of a known size. */
@ApplicationScoped
class Deliveries {

    private final EventIntake intake;
    private final Instance<EventHandler> handlers;

    @Inject
    Deliveries(EventIntake intake, @Any Instance<EventHandler> handlers) {
        this.intake = intake;
        this.handlers = handlers;
    }

    /** An event on its way: where to, and what. {@code json} null is a tombstone. */
    record Record(String id, String topic, String key, String type, String json, Map<String, String> extensions) {}

    static Record host(ObjectNode state) {
        return state(World.HOSTS, state.get("host").asText(), World.HOST_STATE, state.toString());
    }

    static Record vm(String vm, long revision) {
        ObjectNode state = ContractFiles.of("inventory").example(World.VM_STATE).deepCopy();
        return state(
                World.VMS,
                vm,
                World.VM_STATE,
                state.put("vm", vm).put("revision", revision).toString());
    }

    static Record assignment(ObjectNode state) {
        return state(World.ASSIGNMENTS, state.get("assignment").asText(), World.ASSIGNMENT_STATE, state.toString());
    }

    static Record gone(String topic, String type, String key) {
        return state(topic, key, type, null);
    }

    static Record question(String eventId, ObjectNode question) {
        String id = question.get("assignment").asText();
        return new Record(
                eventId, World.EVENTS, id, World.REQUESTED, question.toString(), Map.of("correlationid", "c-" + id));
    }

    private static Record state(String topic, String key, String type, String json) {
        return new Record(UUID.randomUUID().toString(), topic, key, type, json, Map.of());
    }

    EventHandler handler(String channel) {
        return handlers.stream()
                .filter(found -> found.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    void inBatchesOf(int size, String channel, List<Record> events) {
        for (int from = 0; from < events.size(); from += size) {
            batch(handler(channel), events.subList(from, Math.min(events.size(), from + size)));
        }
    }

    /** Delivers records under a name of its own to the consumer of a channel; to that name every event is new. */
    void deliverAs(String consumer, String channel, List<ConsumerRecord<String, byte[]>> batch) {
        TopicPartition partition = new TopicPartition(batch.get(0).topic(), 0);
        intake.apply(
                new Renamed(consumer + "-" + channel, handler(channel)),
                new ConsumerRecords<>(Map.of(partition, batch), Map.of()));
    }

    private record Renamed(String channel, EventHandler handler) implements EventHandler {

        @Override
        public Set<String> types() {
            return handler.types();
        }

        @Override
        public void apply(EventEnvelope event) {
            handler.apply(event);
        }

        @Override
        public void applyAll(List<EventEnvelope> events) {
            handler.applyAll(events);
        }
    }

    private void batch(EventHandler handler, List<Record> events) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        events.forEach(event -> records.add(consumed(event, records.size())));
        TopicPartition partition = new TopicPartition(events.get(0).topic(), 0);
        intake.apply(handler, new ConsumerRecords<>(Map.of(partition, records), Map.of()));
    }

    private static ConsumerRecord<String, byte[]> consumed(Record event, long offset) {
        CloudEventBuilder cloudEvent = CloudEventBuilder.v1()
                .withId(event.id())
                .withType(event.type())
                .withSource(URI.create("/test"))
                .withSubject(event.key())
                .withExtension("project", "default");
        event.extensions().forEach(cloudEvent::withExtension);
        if (event.json() != null) {
            cloudEvent
                    .withDataContentType("application/json")
                    .withData(event.json().getBytes(StandardCharsets.UTF_8));
        }
        ProducerRecord<String, byte[]> sent = KafkaMessageFactory.<String>createWriter(event.topic(), event.key())
                .writeBinary(cloudEvent.build());
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
