package io.slotkeeper.notifier.events;

import io.slotkeeper.messaging.Republisher;
import io.slotkeeper.notifier.application.NotificationPublisher;
import io.slotkeeper.notifier.application.Notifications;
import io.slotkeeper.notifier.application.Place;
import io.slotkeeper.notifier.application.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells once more of the notifications that there are, as the same events. */
@ApplicationScoped
class NotificationRepublisher implements Republisher {
    private final Notifications notifications;
    private final NotificationPublisher publisher;

    NotificationRepublisher(Notifications notifications, NotificationPublisher publisher) {
        this.notifications = notifications;
        this.publisher = publisher;
    }

    @Override
    public String topic() {
        return NotificationCreated.TOPIC;
    }

    @Override
    public @Nullable String republish(@Nullable String after, Instant since, int limit) {
        List<Stored> page = notifications.stored(after == null ? Place.startOf(since) : Place.parse(after), limit);
        page.forEach(stored -> publisher.publish(stored.notification()));
        return page.size() < limit ? null : page.get(page.size() - 1).place().toString();
    }
}
