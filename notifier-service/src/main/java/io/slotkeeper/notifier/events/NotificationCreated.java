package io.slotkeeper.notifier.events;

import io.slotkeeper.notifier.domain.Notification;
import io.slotkeeper.notifier.domain.Severity;
import io.slotkeeper.notifier.domain.StateChange;
import java.time.Instant;
import java.util.UUID;

/** The payload of {@code slotkeeper.notifier.notification-created.v1}. */
record NotificationCreated(
        UUID notification,
        String recipient,
        String type,
        UUID assignment,
        long revision,
        String occasion,
        String state,
        String host,
        String vm,
        Severity severity,
        String message,
        Instant at) {
    static final String TYPE = "slotkeeper.notifier.notification-created.v1";
    static final String TOPIC = "slotkeeper.notifier.notifications";

    static NotificationCreated of(Notification notification) {
        StateChange change = notification.change();
        return new NotificationCreated(
                notification.id(),
                notification.addressee().key(),
                change.type(),
                change.assignment(),
                change.revision(),
                change.occasion(),
                change.state(),
                change.host(),
                change.vm(),
                change.severity(),
                change.message(),
                change.at());
    }
}
