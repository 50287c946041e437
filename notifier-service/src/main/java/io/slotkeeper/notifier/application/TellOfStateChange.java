package io.slotkeeper.notifier.application;

import io.slotkeeper.messaging.Ids;
import io.slotkeeper.messaging.Trace;
import io.slotkeeper.notifier.domain.Notification;
import io.slotkeeper.notifier.domain.StateChange;
import io.slotkeeper.notifier.domain.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes one notification per addressee of each state change, those of many changes together. Telling of the same change
 * again makes none.
 */
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

    /** A change to tell of, with the trace that its notifications carry on. */
    public record Telling(StateChange change, Trace trace) {}

    private record Wanted(Trace trace, List<Notification> notifications) {}

    @Transactional
    public void tell(List<Telling> batch) {
        List<Wanted> wanted = batch.stream().map(this::wanted).toList();
        Set<Notification> added = new HashSet<>(notifications.addMissing(
                wanted.stream().flatMap(one -> one.notifications().stream()).toList()));
        wanted.forEach(one -> publish(
                one.trace(),
                one.notifications().stream().filter(added::contains).toList()));
        if (!added.isEmpty()) {
            commit.newsAfterCommit();
        }
    }

    private Wanted wanted(Telling telling) {
        StateChange change = telling.change();
        return new Wanted(
                telling.trace(),
                subscriptions.addressees(change).stream()
                        .map(addressee -> new Notification(Ids.next(), addressee, change))
                        .toList());
    }

    private void publish(Trace trace, List<Notification> added) {
        if (!added.isEmpty()) {
            trace.run(() -> added.forEach(publisher::publish));
        }
    }
}
