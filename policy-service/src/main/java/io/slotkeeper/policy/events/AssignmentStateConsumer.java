package io.slotkeeper.policy.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.policy.application.AssignmentSeen;
import io.slotkeeper.policy.application.Change;
import io.slotkeeper.policy.application.FollowAssignments;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows {@code slotkeeper.assignment.assignments}. Twice, late and out of order are harmless: the newest revision wins. */
@ApplicationScoped
class AssignmentStateConsumer implements EventHandler {

    private static final String CHANNEL = "assignment-assignments";
    private static final Set<String> TYPES = Set.of("slotkeeper.assignment.assignment-state.v1");

    private final EventIntake intake;
    private final FollowAssignments assignments;
    private final ObjectMapper json;

    AssignmentStateConsumer(EventIntake intake, FollowAssignments assignments, ObjectMapper json) {
        this.intake = intake;
        this.assignments = assignments;
        this.json = json;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Set<String> types() {
        return TYPES;
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
        assignments.follow(events.stream().map(this::change).toList());
    }

    private Change<AssignmentSeen> change(EventEnvelope event) {
        if (event.data() == null) {
            return new Change.Gone<>(Wire.uuid(event.key(), "key"));
        }
        AssignmentSeen state = event.dataAs(AssignmentStateV1.class, json).toSeen(event.project());
        return new Change.Seen<>(state.assignment(), state.revision(), state);
    }
}
