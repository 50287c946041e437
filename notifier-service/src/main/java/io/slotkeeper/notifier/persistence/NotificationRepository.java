package io.slotkeeper.notifier.persistence;

import io.slotkeeper.notifier.application.InboxItem;
import io.slotkeeper.notifier.application.Notifications;
import io.slotkeeper.notifier.application.Place;
import io.slotkeeper.notifier.application.Stored;
import io.slotkeeper.notifier.domain.Notification;
import io.slotkeeper.notifier.domain.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notifications in PostgreSQL. Of the rows that one change has for a reader, the first one stands for all. */
@ApplicationScoped
class NotificationRepository implements Notifications {
    private static final String OWN =
            """
             from NotificationEntity n
             left join ReadMarkEntity m
                on m.subject = :subject and m.assignment = n.assignment and m.revision = n.revision
                   and m.occasion = n.occasion
             where n.project = :project and n.addressee in :own""";
    private static final String ONCE = " and not exists (select 1 from NotificationEntity o"
            + " where o.assignment = n.assignment and o.revision = n.revision and o.occasion = n.occasion"
            + " and o.addressee in :own"
            + " and o.sequence < n.sequence)";
    private static final String UNREAD = " and m.subject is null";

    private final EntityManager database;
    private final NotificationTable table;
    private final ReadMarkTable marks;

    NotificationRepository(EntityManager database, NotificationTable table, ReadMarkTable marks) {
        this.database = database;
        this.table = table;
        this.marks = marks;
    }

    @Override
    public List<Notification> addMissing(List<Notification> notifications) {
        return table.addMissing(notifications);
    }

    @Override
    public List<InboxItem> newestFirst(Reader reader, @Nullable Long before, boolean unreadOnly, int limit) {
        String condition = " and n.sequence < :before" + (unreadOnly ? UNREAD : "");
        return items(rows(reader, condition + ONCE + " order by n.sequence desc")
                .setParameter("before", before == null ? Long.MAX_VALUE : before)
                .setMaxResults(limit));
    }

    @Override
    public List<InboxItem> after(Reader reader, long sequence, int limit) {
        return items(rows(reader, " and n.sequence > :sequence" + ONCE + " order by n.sequence")
                .setParameter("sequence", sequence)
                .setMaxResults(limit));
    }

    @Override
    public Optional<InboxItem> find(Reader reader, UUID id) {
        return items(rows(reader, " and n.id = :id").setParameter("id", id)).stream()
                .findFirst();
    }

    @Override
    public long unread(Reader reader) {
        return own(database.createQuery("select count(*) " + OWN + UNREAD + ONCE, Long.class), reader)
                .getSingleResult();
    }

    @Override
    public void markRead(Reader reader, InboxItem item) {
        marks.mark(reader, item.notification().change());
    }

    @Override
    public int markAllRead(Reader reader) {
        return marks.markAll(reader);
    }

    @Override
    public List<Stored> stored(Place after, int limit) {
        return database.createQuery(
                        "from NotificationEntity n where (n.createdAt, n.sequence) > (:at, :sequence)"
                                + " order by n.createdAt, n.sequence",
                        NotificationEntity.class)
                .setParameter("at", after.createdAt())
                .setParameter("sequence", after.sequence())
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Stored(new Place(row.createdAt, row.sequence), row.toNotification()))
                .toList();
    }

    @Override
    public long lastSequence() {
        return (Long) database.createNativeQuery("select value from sequence_counter", Long.class)
                .getSingleResult();
    }

    private TypedQuery<Object[]> rows(Reader reader, String condition) {
        return own(database.createQuery("select n, m " + OWN + condition, Object[].class), reader);
    }

    private static <T> TypedQuery<T> own(TypedQuery<T> query, Reader reader) {
        return query.setParameter("subject", reader.subject())
                .setParameter("project", reader.project())
                .setParameter("own", reader.addresseeKeys());
    }

    private static List<InboxItem> items(TypedQuery<Object[]> rows) {
        return rows.getResultStream()
                .map(row -> item((NotificationEntity) row[0], row[1] != null))
                .toList();
    }

    private static InboxItem item(NotificationEntity row, boolean read) {
        return new InboxItem(row.sequence, row.toNotification(), read);
    }
}
