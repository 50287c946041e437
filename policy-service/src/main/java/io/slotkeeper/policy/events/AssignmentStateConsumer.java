package io.slotkeeper.policy.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.policy.application.FollowAssignments;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows {@code slotkeeper.assignment.assignments}. Twice, late and out of order are harmless: the newest revision wins. */
@ApplicationScoped
class AssignmentStateConsumer implements EventHandler {

    private static final String CHANNEL = "assignment-assignments";

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

    @Incoming(CHANNEL)
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.apply(this, records);
    }

    @Override
    public void apply(EventEnvelope event) {
        if (event.data() == null) {
            assignments.gone(Wire.uuid(event.key(), "key"));
        } else if (event.type().equals("slotkeeper.assignment.assignment-state.v1")) {
            assignments.seen(event.dataAs(AssignmentStateV1.class, json).toSeen(event.project()));
        }
    }
}
