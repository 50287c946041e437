package io.slotkeeper.inventory.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.slotkeeper.inventory.application.History;
import io.slotkeeper.inventory.application.PublishedChange;
import io.slotkeeper.messaging.Outbox;
import io.slotkeeper.messaging.Publication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The topic of changes: what is published there is kept, to the letter, in the same transaction. */
@ApplicationScoped
class ChangeLog {
    private final Outbox outbox;
    private final History history;
    private final ObjectMapper json;

    @Inject
    ChangeLog(Outbox outbox, History history, ObjectMapper json) {
        this.outbox = outbox;
        this.history = history;
        this.json = json;
    }

    /** Publishes the changes of one host or source in their order. */
    void publish(List<PublishedChange> changes) {
        changes.forEach(change -> outbox.publish(publication(change)));
        history.append(changes);
    }

    String text(Object event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this event cannot be written as JSON: " + event.getClass(), e);
        }
    }

    static Publication publication(PublishedChange change) {
        return new Publication(
                change.id(),
                Topics.CHANGES,
                change.key(),
                change.type(),
                change.key(),
                change.project(),
                change.correlationId(),
                new RawValue(change.event()));
    }
}
