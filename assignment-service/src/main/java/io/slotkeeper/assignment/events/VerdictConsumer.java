package io.slotkeeper.assignment.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.assignment.application.HandleVerdict;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.messaging.PoisonException;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Policy's verdicts. One that comes twice, or after a newer attempt was asked for, changes nothing. */
@ApplicationScoped
class VerdictConsumer implements EventHandler {
    private static final String CHANNEL = "policy-verdicts";
    private static final String VERDICT_ISSUED = "slotkeeper.policy.verdict-issued.v1";

    private final EventIntake intake;
    private final HandleVerdict verdicts;
    private final ObjectMapper json;

    @Inject
    VerdictConsumer(EventIntake intake, HandleVerdict verdicts, ObjectMapper json) {
        this.intake = intake;
        this.verdicts = verdicts;
        this.json = json;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Set<String> types() {
        return Set.of(VERDICT_ISSUED);
    }

    @Incoming(CHANNEL)
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.apply(this, records);
    }

    @Override
    public void apply(EventEnvelope event) {
        verdicts.handle(List.of(answer(event)));
    }

    @Override
    public void applyAll(List<EventEnvelope> events) {
        verdicts.handle(events.stream().map(this::answer).toList());
    }

    private HandleVerdict.Answer answer(EventEnvelope event) {
        VerdictWire wire = event.dataAs(VerdictWire.class, json);
        if (wire.assignment() == null
                || wire.verdict() == null
                || wire.verdict().outcome() == null) {
            throw new PoisonException("a verdict names its assignment and its outcome");
        }
        return new HandleVerdict.Answer(
                wire.assignment(), wire.attempt(), wire.verdict().toDomain(), event::inTrace);
    }
}
