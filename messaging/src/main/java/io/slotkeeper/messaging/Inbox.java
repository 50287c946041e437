package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Remembers, in the consumer's transaction, which events it has applied. */
@ApplicationScoped
class Inbox {
    private final AgroalDataSource database;

    @Inject
    Inbox(AgroalDataSource database) {
        this.database = database;
    }

    /** True exactly once for a consumer and an event, however often and from wherever the event arrives. */
    boolean firstTime(String consumer, String source, String eventId) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into inbox (consumer, event_id) values (?, ?) on conflict do nothing")) {
            insert.setString(1, consumer);
            insert.setString(2, source + "#" + eventId);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new InfrastructureException("cannot write the inbox", e);
        }
    }
}
