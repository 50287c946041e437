package io.slotkeeper.notifier.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.messaging.PoisonException;
import io.slotkeeper.notifier.application.TellOfStateChange;
import io.slotkeeper.notifier.domain.StateChange;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads what happens to assignments, whatever types of facts there come to be. Events come in any order and are all
 * told; none replaces another.
 */
@ApplicationScoped
class AssignmentEventConsumer implements EventHandler {
    static final String CHANNEL = "assignment-events";
    private static final String VERSION = ".v1";
    private static final String COMMAND_REJECTED = "slotkeeper.assignment.command-rejected.";

    private final EventIntake intake;
    private final TellOfStateChange tellOfStateChange;
    private final ObjectMapper json;

    AssignmentEventConsumer(EventIntake intake, TellOfStateChange tellOfStateChange, ObjectMapper json) {
        this.intake = intake;
        this.tellOfStateChange = tellOfStateChange;
        this.json = json;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Incoming(CHANNEL)
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.apply(this, records);
    }

    @Override
    public void apply(EventEnvelope event) {
        applyAll(List.of(event));
    }

    @Override
    public void applyAll(List<EventEnvelope> events) {
        tellOfStateChange.tell(events.stream().flatMap(this::telling).toList());
    }

    private Stream<TellOfStateChange.Telling> telling(EventEnvelope envelope) {
        if (envelope.data() == null || envelope.type().startsWith(COMMAND_REJECTED)) {
            return Stream.empty();
        }
        if (!envelope.type().endsWith(VERSION)) {
            throw new PoisonException("unknown version: " + envelope.type());
        }
        AssignmentEvent event = envelope.dataAs(AssignmentEvent.class, json);
        return event.state() == null || event.changesState() || StateChange.isToldAnyway(envelope.type())
                ? Stream.of(new TellOfStateChange.Telling(event.toStateChange(envelope), envelope.trace()))
                : Stream.empty();
    }
}
