package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.History;
import io.slotkeeper.inventory.application.PublishedChange;
import io.slotkeeper.inventory.application.RecordedChange;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.SourceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history; one statement however many events a change has. */
@ApplicationScoped
class HistoryTable implements History {
    private static final String APPEND =
            """
            insert into host_change
                (event_id, type, host, source, address, revision, project, actor, correlation_id, event)
            select id, type, host, source, address, revision, project, actor, correlation, event
            from unnest(cast(:ids as uuid[]), cast(:types as text[]), cast(:hosts as text[]), cast(:sources as text[]),
                        cast(:addresses as text[]), cast(:revisions as bigint[]), cast(:projects as text[]),
                        cast(:actors as text[]), cast(:correlations as text[]), cast(:events as text[]))
                with ordinality
                as row (id, type, host, source, address, revision, project, actor, correlation, event, place)
            order by place""";
    private static final String COLUMNS =
            """
            select seq, at, event_id, type, host, source, address, revision, project, actor, correlation_id, event
            from host_change""";

    private final EntityManager database;

    @Inject
    HistoryTable(EntityManager database) {
        this.database = database;
    }

    @Override
    public void append(List<PublishedChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        database.createNativeQuery(APPEND)
                .setParameter("ids", Columns.texts(changes, PublishedChange::id))
                .setParameter("types", Columns.texts(changes, PublishedChange::type))
                .setParameter("hosts", Columns.texts(changes, PublishedChange::host))
                .setParameter("sources", Columns.texts(changes, PublishedChange::source))
                .setParameter("addresses", Columns.texts(changes, PublishedChange::address))
                .setParameter("revisions", Columns.numbers(changes, PublishedChange::revision))
                .setParameter("projects", Columns.texts(changes, PublishedChange::project))
                .setParameter("actors", Columns.texts(changes, PublishedChange::actor))
                .setParameter("correlations", Columns.texts(changes, PublishedChange::correlationId))
                .setParameter("events", Columns.texts(changes, PublishedChange::event))
                .executeUpdate();
    }

    @Override
    public List<RecordedChange> since(Instant since, @Nullable Long after, int limit) {
        long place = after == null ? beginning(since) : after;
        return rows(database.createNativeQuery(COLUMNS + " where seq > :after and at >= :since order by seq")
                .setParameter("after", place)
                .setParameter("since", since)
                .setMaxResults(limit));
    }

    /** The place before the first event from that moment on, so that a page needs not pass all that is older. */
    private long beginning(Instant since) {
        Number first = (Number) database.createNativeQuery("select min(seq) from host_change where at >= :since")
                .setParameter("since", since)
                .getSingleResult();
        return first == null ? Long.MAX_VALUE : first.longValue() - 1;
    }

    @Override
    public List<RecordedChange> of(HostId host, @Nullable PciAddress address, @Nullable Long before, int limit) {
        String where = " where host = :host and seq < :before" + (address == null ? "" : " and address = :address");
        Query query = database.createNativeQuery(COLUMNS + where + " order by seq desc")
                .setParameter("host", host.value())
                .setParameter("before", Objects.requireNonNullElse(before, Long.MAX_VALUE))
                .setMaxResults(limit);
        if (address != null) {
            query.setParameter("address", address.toString());
        }
        return rows(query);
    }

    private static List<RecordedChange> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> change((Object[]) row)).toList();
    }

    private static RecordedChange change(Object[] row) {
        String host = (String) row[4];
        String source = (String) row[5];
        String address = (String) row[6];
        return new RecordedChange(
                ((Number) row[0]).longValue(),
                (Instant) row[1],
                new PublishedChange(
                        (UUID) row[2],
                        (String) row[3],
                        host == null ? null : new HostId(host),
                        source == null ? null : new SourceName(source),
                        address == null ? null : PciAddress.of(address),
                        ((Number) row[7]).longValue(),
                        (String) row[8],
                        (String) row[9],
                        (String) row[10],
                        (String) row[11]));
    }
}
