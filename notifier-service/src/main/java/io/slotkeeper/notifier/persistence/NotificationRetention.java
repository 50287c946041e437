package io.slotkeeper.notifier.persistence;

import io.agroal.api.AgroalDataSource;
import io.slotkeeper.messaging.RetentionRule;
import io.slotkeeper.notifier.config.NotifierConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Notifications go when they are old, read or not: whether one was read is a matter of each person, and most of them
 * are addressed to a role that many people have.
 */
@ApplicationScoped
class NotificationRetention implements RetentionRule {
    private static final String PURGE =
            """
            delete from notification where id in (
                select id from notification where created_at < now() - ? * interval '1 millisecond'
                order by created_at, sequence limit ?)""";

    private final AgroalDataSource database;
    private final Duration keep;

    NotificationRetention(AgroalDataSource database, NotifierConfig config) {
        this.database = database;
        this.keep = config.retention().notifications();
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public Duration keep() {
        return keep;
    }

    @Override
    public int purge(Duration keep, int batch) {
        return purge(database, PURGE, keep, batch);
    }

    static int purge(AgroalDataSource database, String statement, Duration keep, int batch) {
        try (Connection connection = database.getConnection();
                PreparedStatement purge = connection.prepareStatement(statement)) {
            purge.setLong(1, keep.toMillis());
            purge.setInt(2, batch);
            return purge.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot purge what is old", e);
        }
    }
}
