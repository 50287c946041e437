package io.slotkeeper.notifier.application;

import io.slotkeeper.notifier.domain.Notification;

/** Tells other systems that a notification was made, in the transaction that stores it. */
public interface NotificationPublisher {
    void publish(Notification notification);
}
