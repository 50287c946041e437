package io.slotkeeper.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Applies what Kafka delivers. A batch is one transaction: effects, outbox rows and inbox rows commit together. Where
 * that fails, the records are applied one by one, and those that cannot be applied become dead letters, so that one
 * bad record neither stops the others nor takes them along. Broken infrastructure is never a record's fault: it is
 * waited for.
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

    /** Applies the records in their order and returns when all of them are applied, known already or put aside. */
    public void apply(EventHandler handler, ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> batch =
                StreamSupport.stream(records.spliterator(), false).toList();
        if (!appliedTogether(handler, batch)) {
            batch.forEach(record -> patience.untilDone(() -> applyAlone(handler, record)));
        }
    }

    private boolean appliedTogether(EventHandler handler, List<ConsumerRecord<String, byte[]>> batch) {
        try {
            QuarkusTransaction.requiringNew().run(() -> batch.forEach(record -> applyOnce(handler, record)));
            return true;
        } catch (RuntimeException e) {
            // whatever it was, applying the records one by one finds out whose fault it is
            return false;
        }
    }

    private void applyAlone(EventHandler handler, ConsumerRecord<String, byte[]> record) {
        try {
            QuarkusTransaction.requiringNew().run(() -> applyOnce(handler, record));
        } catch (RuntimeException e) {
            if (!patience.isRecordsFault(e)) {
                throw e;
            }
            QuarkusTransaction.requiringNew().run(() -> deadLetters.add(handler.channel(), record, e));
        }
    }

    private void applyOnce(EventHandler handler, ConsumerRecord<String, byte[]> record) {
        EventEnvelope event = events.read(record);
        if (inbox.firstTime(handler.channel(), event.source(), event.id())) {
            traces.handle(handler.channel(), record, () -> handler.apply(event));
        }
    }
}
