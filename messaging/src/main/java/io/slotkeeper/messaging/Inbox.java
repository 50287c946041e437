package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers, in the consumer's transaction, which events it has applied. */
@ApplicationScoped
class Inbox {
    /** In the order of the ids, so that two instances that read the same events wait for each other without a deadlock. */
    private static final String REMEMBER = "insert into inbox (consumer, event_id)"
            + " select ?, id from unnest(?::text[]) id order by id on conflict do nothing returning event_id";

    private final AgroalDataSource database;

    @Inject
    Inbox(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Those of the events that this channel has never seen, in their order, each of them once: with one statement.
     * However often and from wherever an event arrives, this says so exactly once.
     */
    List<EventEnvelope> firstTime(String channel, List<EventEnvelope> events) {
        if (events.isEmpty()) {
            return events;
        }
        Set<String> unseen = remember(channel, events);
        return events.stream().filter(event -> unseen.remove(key(event))).toList();
    }

    private Set<String> remember(String channel, List<EventEnvelope> events) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
            insert.setString(1, channel);
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", events.stream().map(Inbox::key).distinct().toArray()));
            try (ResultSet remembered = insert.executeQuery()) {
                Set<String> unseen = new HashSet<>();
                while (remembered.next()) {
                    unseen.add(remembered.getString(1));
                }
                return unseen;
            }
        } catch (SQLException e) {
            throw new InfrastructureException("cannot write the inbox", e);
        }
    }

    private static String key(EventEnvelope event) {
        return event.source() + "#" + event.id();
    }
}
