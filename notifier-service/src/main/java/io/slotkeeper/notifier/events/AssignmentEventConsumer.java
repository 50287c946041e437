package io.slotkeeper.notifier.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.notifier.application.TellOfStateChange;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what happens to assignments. Events come in any order and are all told; none replaces another. */
@ApplicationScoped
class AssignmentEventConsumer implements EventHandler {
    static final String CHANNEL = "assignment-events";
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
    public void apply(EventEnvelope envelope) {
        if (envelope.data() == null || envelope.type().startsWith(COMMAND_REJECTED)) {
            return;
        }
        AssignmentEvent event = envelope.dataAs(AssignmentEvent.class, json);
        if (event.state() == null || event.changesState()) {
            tellOfStateChange.tell(event.toStateChange(envelope));
        }
    }
}
