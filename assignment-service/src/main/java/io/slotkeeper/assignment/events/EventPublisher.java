package io.slotkeeper.assignment.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.assignment.application.FactRecord;
import io.slotkeeper.assignment.application.History;
import io.slotkeeper.assignment.application.Publisher;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.ContextOverlay;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderState;
import io.slotkeeper.assignment.domain.Rejection;
import io.slotkeeper.messaging.Ids;
import io.slotkeeper.messaging.Outbox;
import io.slotkeeper.messaging.Publication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes through the outbox; the history row has the event's id and content. */
@ApplicationScoped
class EventPublisher implements Publisher {
    private static final String STATE = "slotkeeper.assignment.assignment-state.v1";
    private static final String ORDER_ISSUED = "slotkeeper.assignment.order-issued.v1";
    private static final String ORDER_CANCELLED = "slotkeeper.assignment.order-cancelled.v1";
    private static final String COMMAND_REJECTED = "slotkeeper.assignment.command-rejected.v1";

    private final Outbox outbox;
    private final History history;
    private final ObjectMapper json;

    @Inject
    EventPublisher(Outbox outbox, History history, ObjectMapper json) {
        this.outbox = outbox;
        this.history = history;
        this.json = json;
    }

    @Override
    public void happened(FactRecord fact) {
        AssignmentEventData data = AssignmentEventData.of(fact);
        history.append(fact, text(data));
        String id = fact.assignment().id().toString();
        outbox.publish(new Publication(
                fact.eventId(),
                Topics.EVENTS,
                id,
                fact.fact().eventType(),
                id,
                data.project(),
                fact.correlationId(),
                data));
    }

    @Override
    public void state(Assignment assignment, List<ContextOverlay> contexts, @Nullable String correlationId) {
        String id = assignment.id().toString();
        AssignmentStateData data = AssignmentStateData.of(assignment, contexts);
        outbox.publish(
                new Publication(Ids.next(), Topics.ASSIGNMENTS, id, STATE, id, data.project(), correlationId, data));
    }

    @Override
    public void gone(UUID assignment, String project) {
        String id = assignment.toString();
        outbox.publish(new Publication(Ids.next(), Topics.ASSIGNMENTS, id, STATE, id, project, null, null));
    }

    @Override
    public void order(Order order) {
        boolean cancelled = order.state() == OrderState.CANCELLED;
        outbox.publish(new Publication(
                cancelled ? cancellation(order.id()) : order.id(),
                Topics.ORDERS,
                order.host(),
                cancelled ? ORDER_CANCELLED : ORDER_ISSUED,
                order.id().toString(),
                order.project(),
                order.correlationId(),
                OrderData.of(order)));
    }

    private static UUID cancellation(UUID order) {
        return UUID.nameUUIDFromBytes(("cancelled " + order).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void rejected(RejectedCommand command, Rejection rejection) {
        CommandRejectedData data = new CommandRejectedData(
                command.type(),
                rejection.code().code(),
                rejection.code().title(),
                rejection.detail(),
                command.assignment());
        String subject = command.assignment() == null
                ? command.key()
                : command.assignment().toString();
        outbox.publish(new Publication(
                Ids.next(),
                Topics.EVENTS,
                command.key(),
                COMMAND_REJECTED,
                subject,
                command.project(),
                command.correlationId(),
                data));
    }

    private String text(AssignmentEventData data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write an event", e);
        }
    }
}
