package io.slotkeeper.notifier;

import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Hands records to the consumer of assignment's events as Kafka would, but on the calling thread. */
@ApplicationScoped
class Deliveries {
    private final EventIntake intake;
    private final EventHandler handler;

    @Inject
    Deliveries(EventIntake intake, @Any Instance<EventHandler> handlers) {
        this.intake = intake;
        this.handler = handlers.stream()
                .filter(found -> found.channel().equals("assignment-events"))
                .findFirst()
                .orElseThrow();
    }

    void deliver(List<ConsumerRecord<String, byte[]>> batch) {
        intake.apply(handler, records(batch));
    }

    /** The same under another name, to which every event is new. */
    void deliverAs(String channel, List<ConsumerRecord<String, byte[]>> batch) {
        intake.apply(new Renamed(channel, handler), records(batch));
    }

    private static ConsumerRecords<String, byte[]> records(List<ConsumerRecord<String, byte[]>> batch) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(Service.EVENTS, 0), batch), Map.of());
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
}
