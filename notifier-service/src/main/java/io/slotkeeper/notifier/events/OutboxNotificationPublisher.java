package io.slotkeeper.notifier.events;

import io.slotkeeper.messaging.Outbox;
import io.slotkeeper.messaging.Publication;
import io.slotkeeper.notifier.application.NotificationPublisher;
import io.slotkeeper.notifier.domain.Notification;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes notifications through the outbox, keyed by recipient; the event has the id of the notification. */
@ApplicationScoped
class OutboxNotificationPublisher implements NotificationPublisher {
    private final Outbox outbox;

    OutboxNotificationPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(Notification notification) {
        outbox.publish(new Publication(
                notification.id(),
                NotificationCreated.TOPIC,
                notification.addressee().key(),
                NotificationCreated.TYPE,
                notification.id().toString(),
                notification.change().project(),
                notification.change().correlationId(),
                NotificationCreated.of(notification)));
    }
}
