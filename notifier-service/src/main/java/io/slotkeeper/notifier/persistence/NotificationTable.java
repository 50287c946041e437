package io.slotkeeper.notifier.persistence;

import io.agroal.api.AgroalDataSource;
import io.slotkeeper.notifier.config.NotifierConfig;
import io.slotkeeper.notifier.domain.Notification;
import io.slotkeeper.notifier.domain.StateChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes notifications, as many as there are with one statement; the constraint of the table decides which of them are
 * new. A change that is older than what is kept is history: it may have been told and purged, and is told to nobody.
 */
@ApplicationScoped
class NotificationTable {
    private static final String TAKE_NUMBERS = "update sequence_counter set value = value + ? returning value";
    private static final String INSERT =
            """
            insert into notification (id, sequence, project, assignment, revision, occasion, addressee, type, state, severity,
                host, vm, requester, actor, correlation_id, message, at)
            select id, ? + place, project, assignment, revision, occasion, addressee, type, state, severity,
                host, vm, requester, actor, correlation_id, message, at
            from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as uuid[]), cast(? as bigint[]), cast(? as text[]),
                cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                cast(? as timestamptz[]))
                with ordinality
                as wanted (id, project, assignment, revision, occasion, addressee, type, state, severity,
                    host, vm, requester, actor, correlation_id, message, at, place)
            where ? <= 0 or at > now() - ? * interval '1 millisecond'
            order by place
            on conflict on constraint one_per_change_and_addressee do nothing
            returning id""";

    /** The columns of a notification between its number and its place, in the order of the statement. */
    private static final List<Function<Notification, @Nullable Object>> COLUMNS = List.of(
            Notification::id,
            of(StateChange::project),
            of(StateChange::assignment),
            of(StateChange::revision),
            of(StateChange::occasion),
            notification -> notification.addressee().key(),
            of(StateChange::type),
            of(StateChange::state),
            of(StateChange::severity),
            of(StateChange::host),
            of(StateChange::vm),
            of(StateChange::requester),
            of(StateChange::actor),
            of(StateChange::correlationId),
            of(StateChange::message),
            of(StateChange::at));

    private final AgroalDataSource database;
    private final long keepMillis;

    NotificationTable(AgroalDataSource database, NotifierConfig config) {
        this.database = database;
        this.keepMillis = config.retention().notifications().toMillis();
    }

    List<Notification> addMissing(List<Notification> notifications) {
        if (notifications.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection()) {
            long before = lastOfTaken(connection, notifications.size()) - notifications.size();
            Set<UUID> added = insert(connection, notifications, before);
            return notifications.stream()
                    .filter(notification -> added.contains(notification.id()))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store notifications", e);
        }
    }

    private static long lastOfTaken(Connection connection, int count) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE_NUMBERS)) {
            take.setInt(1, count);
            try (ResultSet taken = take.executeQuery()) {
                taken.next();
                return taken.getLong(1);
            }
        }
    }

    private Set<UUID> insert(Connection connection, List<Notification> notifications, long before) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int parameter = 1;
            insert.setLong(parameter++, before);
            for (Function<Notification, @Nullable Object> column : COLUMNS) {
                insert.setArray(parameter++, texts(connection, notifications, column));
            }
            insert.setLong(parameter++, keepMillis);
            insert.setLong(parameter, keepMillis);
            try (ResultSet inserted = insert.executeQuery()) {
                Set<UUID> ids = new HashSet<>();
                while (inserted.next()) {
                    ids.add(inserted.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }

    /** PostgreSQL reads every value from its text. */
    private static Array texts(
            Connection connection, List<Notification> rows, Function<Notification, @Nullable Object> column)
            throws SQLException {
        @Nullable Object[] texts = new Object[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object value = column.apply(rows.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        return connection.createArrayOf("text", texts);
    }

    private static Function<Notification, @Nullable Object> of(Function<StateChange, @Nullable Object> part) {
        return notification -> part.apply(notification.change());
    }
}
