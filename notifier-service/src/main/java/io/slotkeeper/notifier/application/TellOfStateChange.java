package io.slotkeeper.notifier.application;

import io.slotkeeper.messaging.Ids;
import io.slotkeeper.notifier.domain.Notification;
import io.slotkeeper.notifier.domain.StateChange;
import io.slotkeeper.notifier.domain.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Makes one notification per addressee of a state change. Telling of the same change again makes none. */
@ApplicationScoped
public class TellOfStateChange {
    private final Subscriptions subscriptions;
    private final Notifications notifications;
    private final NotificationPublisher publisher;
    private final CommitSignal commit;

    TellOfStateChange(
            Subscriptions subscriptions,
            Notifications notifications,
            NotificationPublisher publisher,
            CommitSignal commit) {
        this.subscriptions = subscriptions;
        this.notifications = notifications;
        this.publisher = publisher;
        this.commit = commit;
    }

    @Transactional
    public void tell(StateChange change) {
        List<Notification> wanted = subscriptions.addressees(change).stream()
                .map(addressee -> new Notification(Ids.next(), addressee, change))
                .toList();
        List<Notification> added = notifications.addMissing(wanted);
        added.forEach(publisher::publish);
        if (!added.isEmpty()) {
            commit.newsAfterCommit();
        }
    }
}
