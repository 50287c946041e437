package io.slotkeeper.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Runs a statement that deletes at most so many rows that are older than so many seconds: these are its parameters. */
final class Purge {
    private final DataSource database;
    private final String statement;

    Purge(DataSource database, String statement) {
        this.database = database;
        this.statement = statement;
    }

    int run(Duration keep, int batch) {
        try (Connection connection = database.getConnection();
                PreparedStatement purge = connection.prepareStatement(statement)) {
            purge.setLong(1, keep.toSeconds());
            purge.setInt(2, batch);
            return purge.executeUpdate();
        } catch (SQLException e) {
            throw new InfrastructureException("cannot delete what is old", e);
        }
    }
}
