package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.ContextOverlay;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.Rejection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the others, in the transaction that changes the state. */
public interface Publisher {
    /** Publishes the fact and writes the same to the history. */
    void happened(FactRecord fact);

    void state(Assignment assignment, List<ContextOverlay> contexts, @Nullable String correlationId);

    /** The assignment is not kept any more: nothing remains of its state. */
    void gone(UUID assignment, String project);

    /** An order that was issued or cancelled; the event's id follows from the order's, however often it is told. */
    void order(Order order);

    void rejected(RejectedCommand command, Rejection rejection);

    /** A command from outside as far as it can be answered. */
    record RejectedCommand(
            String type, String key, String project, @Nullable UUID assignment, @Nullable String correlationId) {}
}
