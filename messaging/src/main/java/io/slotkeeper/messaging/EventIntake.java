package io.slotkeeper.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Applies what Kafka delivers. A batch is one transaction: effects, outbox rows, inbox rows and letters for what cannot
 * be read commit together. Where that fails, the batch is halved until the record that is at fault stands alone and
 * becomes a dead letter, so that one bad record neither stops the others nor takes them along, and costs few
 * transactions. Broken infrastructure is never a record's fault: it is waited for.
 */
@ApplicationScoped
public class EventIntake {
    private final CloudEventRecords events;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final TraceHeaders traces;
    private final Patience patience;
    private final InHand inHand;
    private final PollPause pollPause;
    private final AppliedMarks marks;
    private final Standstill standstill;

    @Inject
    EventIntake(
            Inbox inbox,
            DeadLetters deadLetters,
            TraceHeaders traces,
            Patience patience,
            InHand inHand,
            PollPause pollPause,
            AppliedMarks marks,
            Standstill standstill,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.events = new CloudEventRecords(json, service);
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.traces = traces;
        this.patience = patience;
        this.inHand = inHand;
        this.pollPause = pollPause;
        this.marks = marks;
        this.standstill = standstill;
    }

    /** Applies the records in their order and returns when all of them are applied, known already or put aside. */
    public void apply(EventHandler handler, ConsumerRecords<String, byte[]> records) {
        standstill.await();
        List<ConsumerRecord<String, byte[]>> batch =
                StreamSupport.stream(records.spliterator(), false).toList();
        inHand.whileInHand(handler.channel(), () -> pollPause.during(handler.channel(), () -> apply(handler, batch)));
    }

    private void apply(EventHandler handler, List<ConsumerRecord<String, byte[]>> batch) {
        if (batch.size() == 1) {
            patience.untilDone(() -> applyAlone(handler, batch.get(0)));
            inHand.advanced(handler.channel());
        } else if (!batch.isEmpty() && !appliedTogether(handler, batch)) {
            int middle = batch.size() / 2;
            apply(handler, batch.subList(0, middle));
            apply(handler, batch.subList(middle, batch.size()));
        }
    }

    private boolean appliedTogether(EventHandler handler, List<ConsumerRecord<String, byte[]>> batch) {
        try {
            QuarkusTransaction.requiringNew().run(() -> applyNew(handler, batch));
            inHand.advanced(handler.channel());
            return true;
        } catch (RuntimeException e) {
            // whatever it was, trying smaller parts finds out whose fault it is
            return false;
        }
    }

    private void applyAlone(EventHandler handler, ConsumerRecord<String, byte[]> record) {
        try {
            QuarkusTransaction.requiringNew().run(() -> applyNew(handler, List.of(record)));
        } catch (RuntimeException e) {
            if (!patience.isRecordsFault(e)) {
                throw e;
            }
            QuarkusTransaction.requiringNew().run(() -> {
                deadLetters.add(handler.channel(), record, e);
                marks.store(handler.channel(), List.of(record));
            });
        }
    }

    private void applyNew(EventHandler handler, List<ConsumerRecord<String, byte[]>> batch) {
        List<EventEnvelope> readable = new ArrayList<>(batch.size());
        batch.forEach(record -> read(handler, record).ifPresent(readable::add));
        List<EventEnvelope> unseen = inbox.firstTime(handler.channel(), readable);
        if (batch.size() == 1) {
            unseen.forEach(event -> event.inTrace(() -> handler.apply(event)));
        } else if (!unseen.isEmpty()) {
            handler.applyAll(unseen);
        }
        marks.store(handler.channel(), batch);
    }

    /** Empty where the record is not for this handler, or is put aside because nobody can read it. */
    private Optional<EventEnvelope> read(EventHandler handler, ConsumerRecord<String, byte[]> record) {
        try {
            EventEnvelope event = events.read(record, traces.of(handler.channel(), record));
            return Optional.of(event).filter(read -> EventTypes.isFor(handler.types(), read.type()));
        } catch (PoisonException e) {
            deadLetters.add(handler.channel(), record, e);
            return Optional.empty();
        }
    }
}
