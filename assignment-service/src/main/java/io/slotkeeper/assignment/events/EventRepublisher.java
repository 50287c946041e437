package io.slotkeeper.assignment.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.assignment.application.History;
import io.slotkeeper.messaging.Outbox;
import io.slotkeeper.messaging.Publication;
import io.slotkeeper.messaging.Republisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened, from the history: with the ids and the content with which it was published first. Answers to refused
 * commands are not part of any history and do not come back; whoever misses one sends the command again.
 */
@ApplicationScoped
class EventRepublisher implements Republisher {
    private final History history;
    private final Outbox outbox;
    private final ObjectMapper json;

    @Inject
    EventRepublisher(History history, Outbox outbox, ObjectMapper json) {
        this.history = history;
        this.outbox = outbox;
        this.json = json;
    }

    @Override
    public String topic() {
        return Topics.EVENTS;
    }

    @Override
    public @Nullable String republish(@Nullable String after, Instant since, int limit) {
        List<History.Told> page = history.since(since, after == null ? null : UUID.fromString(after), limit);
        page.forEach(told -> outbox.publish(publication(told)));
        return page.size() < limit ? null : page.get(limit - 1).eventId().toString();
    }

    private Publication publication(History.Told told) {
        String assignment = told.assignment().toString();
        return new Publication(
                told.eventId(),
                Topics.EVENTS,
                assignment,
                told.fact().eventType(),
                assignment,
                told.project(),
                told.correlationId(),
                content(told));
    }

    private JsonNode content(History.Told told) {
        try {
            return json.readTree(told.event());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept event cannot be read: " + told.eventId(), e);
        }
    }
}
