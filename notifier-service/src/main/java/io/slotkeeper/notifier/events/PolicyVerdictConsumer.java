package io.slotkeeper.notifier.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.notifier.application.TellOfStateChange;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads which assignments a new version of the support list would judge otherwise. The verdicts on the same topic are
 * assignment's business.
 */
@ApplicationScoped
class PolicyVerdictConsumer implements EventHandler {
    private static final String CHANNEL = "policy-verdicts";

    private final EventIntake intake;
    private final TellOfStateChange tellOfStateChange;
    private final ObjectMapper json;

    PolicyVerdictConsumer(EventIntake intake, TellOfStateChange tellOfStateChange, ObjectMapper json) {
        this.intake = intake;
        this.tellOfStateChange = tellOfStateChange;
        this.json = json;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Set<String> types() {
        return Set.of(AssignmentAffected.TYPE);
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
        tellOfStateChange.tell(events.stream().map(this::telling).toList());
    }

    private TellOfStateChange.Telling telling(EventEnvelope envelope) {
        return new TellOfStateChange.Telling(
                envelope.dataAs(AssignmentAffected.class, json).toStateChange(envelope), envelope.trace());
    }
}
