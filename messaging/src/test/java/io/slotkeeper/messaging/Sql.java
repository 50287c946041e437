package io.slotkeeper.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Looks into the tables and puts things there, without the service's help. */
final class Sql {
    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    long number(String query) {
        try (Connection connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(String query) {
        try (Connection connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int run(String statement) {
        try (Connection connection = database.getConnection();
                var sql = connection.createStatement()) {
            return sql.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
