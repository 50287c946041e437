package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The topics of this service that are, or were last, written once more from its tables. */
@ApplicationScoped
public class Republications {
    private static final String START = "insert into republication (topic, reason, actor, since) values (?, ?, ?, ?)"
            + " on conflict (topic) do update set reason = excluded.reason, actor = excluded.actor,"
            + " since = excluded.since, after = null, pages = 0, started_at = now(), finished_at = null";
    private static final String LIST =
            "select topic, reason, actor, since, pages, started_at, finished_at from republication order by topic";

    private final AgroalDataSource database;
    private final TransactionManager transactions;
    private final Outbox outbox;
    private final Instance<Republisher> beans;
    private final Map<String, Republisher> republishers = new TreeMap<>();

    @Inject
    Republications(
            AgroalDataSource database,
            TransactionManager transactions,
            Outbox outbox,
            @Any Instance<Republisher> beans) {
        this.database = database;
        this.transactions = transactions;
        this.outbox = outbox;
        this.beans = beans;
    }

    void collect(@Observes @jakarta.annotation.Priority(1) StartupEvent event) {
        beans.forEach(republisher -> republishers.put(republisher.topic(), republisher));
    }

    /** One of them; {@code finishedAt} is null while it goes on. */
    public record Republication(
            String topic,
            String reason,
            String actor,
            Instant since,
            long pages,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    /** The topics that can be written once more. */
    public Set<String> topics() {
        return new TreeSet<>(republishers.keySet());
    }

    public List<Republication> list() {
        try (Connection connection = database.getConnection();
                PreparedStatement list = connection.prepareStatement(LIST);
                ResultSet row = list.executeQuery()) {
            List<Republication> found = new ArrayList<>();
            while (row.next()) {
                OffsetDateTime finished = row.getObject(7, OffsetDateTime.class);
                found.add(new Republication(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getLong(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        finished == null ? null : finished.toInstant()));
            }
            return found;
        } catch (SQLException e) {
            throw new InfrastructureException("cannot read the republications", e);
        }
    }

    /**
     * Writes topics once more, from their beginnings; one that is being written already starts again.
     *
     * @param since events before this moment are left out; state topics are written whole
     */
    public void start(Set<String> topics, Instant since, String reason, String actor) {
        try (Connection connection = database.getConnection()) {
            for (String topic : topics) {
                start(connection, topic, since, reason, actor);
            }
        } catch (SQLException e) {
            throw new InfrastructureException("cannot start the republication", e);
        }
    }

    /** The same for one topic whose records are all gone; false where there is nothing to write it from. */
    boolean start(Connection connection, String topic, String reason, String actor) throws SQLException {
        if (!republishers.containsKey(topic)) {
            return false;
        }
        start(connection, topic, Instant.EPOCH, reason, actor);
        return true;
    }

    /** Whether the tables have nothing at all for the topic: its first record is published and taken back. */
    boolean hasNothing(String topic) {
        Republisher republisher = Objects.requireNonNull(republishers.get(topic));
        try {
            transactions.begin();
            try {
                republisher.republish(null, Instant.EPOCH, 1);
                return !outbox.isPublishing();
            } finally {
                transactions.rollback();
            }
        } catch (NotSupportedException | SystemException e) {
            throw new InfrastructureException("cannot look what there is to republish", e);
        }
    }

    @Nullable
    Republisher republisher(String topic) {
        return republishers.get(topic);
    }

    private static void start(Connection connection, String topic, Instant since, String reason, String actor)
            throws SQLException {
        try (PreparedStatement start = connection.prepareStatement(START)) {
            start.setString(1, topic);
            start.setString(2, reason);
            start.setString(3, actor);
            start.setObject(4, since.atOffset(ZoneOffset.UTC));
            start.executeUpdate();
        }
    }
}
