package io.slotkeeper.policy.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.policy.application.AnswerQuestions;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears the questions on {@code slotkeeper.assignment.events}. Asked twice, a question gets the same verdict. */
@ApplicationScoped
class AssignmentEventConsumer implements EventHandler {

    private static final String CHANNEL = "assignment-events";
    private static final Set<String> QUESTIONS =
            Set.of("slotkeeper.assignment.requested.v1", "slotkeeper.assignment.evaluation-requested.v1");

    private final EventIntake intake;
    private final AnswerQuestions answers;
    private final ObjectMapper json;

    AssignmentEventConsumer(EventIntake intake, AnswerQuestions answers, ObjectMapper json) {
        this.intake = intake;
        this.answers = answers;
        this.json = json;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Set<String> types() {
        return QUESTIONS;
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
        answers.ask(events.stream().map(this::asking).toList());
    }

    private AnswerQuestions.Asking asking(EventEnvelope event) {
        AssignmentEventV1 asked = event.dataAs(AssignmentEventV1.class, json);
        return new AnswerQuestions.Asking(asked.toQuestion(event.project(), event.correlationId()), event.trace());
    }
}
