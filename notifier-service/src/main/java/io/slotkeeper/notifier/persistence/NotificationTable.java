package io.slotkeeper.notifier.persistence;

import io.slotkeeper.notifier.domain.Notification;
import io.slotkeeper.notifier.domain.StateChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** Writes notifications; the constraint of the table decides which of them are new. */
@ApplicationScoped
class NotificationTable {
    private static final String TAKE_NUMBERS = "update sequence_counter set value = value + :count returning value";
    private static final String INSERT =
            """
            insert into notification (id, sequence, project, assignment, revision, addressee, type, state, severity,
                host, vm, requester, actor, correlation_id, message, at)
            values (:id, :sequence, :project, :assignment, :revision, :addressee, :type, :state, :severity,
                :host, :vm, :requester, :actor, :correlation, :message, :at)
            on conflict on constraint one_per_change_and_addressee do nothing""";

    private final EntityManager database;

    NotificationTable(EntityManager database) {
        this.database = database;
    }

    List<Notification> addMissing(List<Notification> notifications) {
        if (notifications.isEmpty()) {
            return List.of();
        }
        long sequence = lastOfTaken(notifications.size()) - notifications.size();
        List<Notification> added = new ArrayList<>();
        for (Notification notification : notifications) {
            sequence++;
            if (insert(notification, sequence)) {
                added.add(notification);
            }
        }
        return added;
    }

    private long lastOfTaken(int count) {
        return ((Number) database.createNativeQuery(TAKE_NUMBERS, Long.class)
                        .setParameter("count", count)
                        .getSingleResult())
                .longValue();
    }

    private boolean insert(Notification notification, long sequence) {
        StateChange change = notification.change();
        return database.createNativeQuery(INSERT)
                        .setParameter("id", notification.id())
                        .setParameter("sequence", sequence)
                        .setParameter("project", change.project())
                        .setParameter("assignment", change.assignment())
                        .setParameter("revision", change.revision())
                        .setParameter("addressee", notification.addressee().key())
                        .setParameter("type", change.type())
                        .setParameter("state", change.state())
                        .setParameter("severity", change.severity().name())
                        .setParameter("host", change.host())
                        .setParameter("vm", change.vm())
                        .setParameter("requester", change.requester())
                        .setParameter("actor", change.actor())
                        .setParameter("correlation", change.correlationId())
                        .setParameter("message", change.message())
                        .setParameter("at", change.at())
                        .executeUpdate()
                == 1;
    }
}
