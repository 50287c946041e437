package io.slotkeeper.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Applies what Kafka delivers. A batch is one transaction: effects, outbox rows and inbox rows commit together. Where
 * that fails, the records are applied one by one, and those that cannot be applied become dead letters, so that one
 * bad record neither stops the others nor takes them along. Broken infrastructure is never a record's fault: it is
 * waited for.
 *
 * <p>Handlers see an event once, but late and out of order across keys; they compare revisions themselves.
 */
@ApplicationScoped
public class EventIntake {
    private final CloudEventRecords events;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final TraceHeaders traces;
    private final Patience patience;

    @Inject
    EventIntake(
            Inbox inbox,
            DeadLetters deadLetters,
            TraceHeaders traces,
            Patience patience,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.events = new CloudEventRecords(json, service);
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.traces = traces;
        this.patience = patience;
    }

    /**
     * Applies the records in their order and returns when all of them are applied, known already or put aside.
     *
     * @param consumer the name under which applied events are remembered
     */
    public void apply(String consumer, ConsumerRecords<String, byte[]> records, Consumer<EventEnvelope> handler) {
        List<ConsumerRecord<String, byte[]>> batch =
                StreamSupport.stream(records.spliterator(), false).toList();
        if (!appliedTogether(consumer, batch, handler)) {
            batch.forEach(record -> patience.untilDone(() -> applyAlone(consumer, record, handler)));
        }
    }

    private boolean appliedTogether(
            String consumer, List<ConsumerRecord<String, byte[]>> batch, Consumer<EventEnvelope> handler) {
        try {
            QuarkusTransaction.requiringNew().run(() -> batch.forEach(record -> applyOnce(consumer, record, handler)));
            return true;
        } catch (RuntimeException e) {
            // whatever it was, applying the records one by one finds out whose fault it is
            return false;
        }
    }

    private void applyAlone(String consumer, ConsumerRecord<String, byte[]> record, Consumer<EventEnvelope> handler) {
        try {
            QuarkusTransaction.requiringNew().run(() -> applyOnce(consumer, record, handler));
        } catch (RuntimeException e) {
            if (!patience.isRecordsFault(e)) {
                throw e;
            }
            QuarkusTransaction.requiringNew().run(() -> deadLetters.add(consumer, record, e));
        }
    }

    private void applyOnce(String consumer, ConsumerRecord<String, byte[]> record, Consumer<EventEnvelope> handler) {
        EventEnvelope event = events.read(record);
        if (inbox.firstTime(consumer, event.source(), event.id())) {
            traces.handle(consumer, record, () -> handler.accept(event));
        }
    }
}
