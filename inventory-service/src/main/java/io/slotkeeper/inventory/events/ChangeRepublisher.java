package io.slotkeeper.inventory.events;

import io.slotkeeper.inventory.application.History;
import io.slotkeeper.inventory.application.RecordedChange;
import io.slotkeeper.messaging.Outbox;
import io.slotkeeper.messaging.Republisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes from the history, each with the id under which it was published first. */
@ApplicationScoped
class ChangeRepublisher implements Republisher {
    private final History history;
    private final Outbox outbox;

    @Inject
    ChangeRepublisher(History history, Outbox outbox) {
        this.history = history;
        this.outbox = outbox;
    }

    @Override
    public String topic() {
        return Topics.CHANGES;
    }

    @Override
    public @Nullable String republish(@Nullable String after, Instant since, int limit) {
        List<RecordedChange> page = history.since(since, after == null ? null : Long.valueOf(after), limit);
        page.forEach(recorded -> outbox.publish(ChangeLog.publication(recorded.change())));
        return page.size() < limit ? null : Long.toString(page.get(limit - 1).position());
    }
}
