package io.slotkeeper.policy.persistence;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statements that read or write many rows at once: their parameters are columns, for {@code unnest} and {@code any}. */
@ApplicationScoped
class Sql {

    private final AgroalDataSource database;

    Sql(AgroalDataSource database) {
        this.database = database;
    }

    /** Values of one column; PostgreSQL reads them from their text. */
    record Column(@Nullable Object[] texts) {

        static Column of(Collection<?> values) {
            return of(values, value -> value);
        }

        static <T> Column of(Collection<T> rows, Function<T, @Nullable Object> value) {
            return new Column(rows.stream()
                    .map(row -> {
                        Object of = value.apply(row);
                        return of == null ? null : of.toString();
                    })
                    .toArray());
        }
    }

    /** Makes something of one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Executes the statement in the current transaction and says how many rows it wrote. */
    int update(String statement, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = prepare(connection, statement, parameters)) {
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not take it", e);
        }
    }

    /** The rows of a query, or those that a statement returns. */
    <T> List<T> query(String statement, Row<T> row, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = prepare(connection, statement, parameters);
                ResultSet found = query.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(row.read(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static PreparedStatement prepare(Connection connection, String statement, @Nullable Object[] parameters)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            prepared.setObject(
                    i + 1,
                    parameter instanceof Column column ? connection.createArrayOf("text", column.texts()) : parameter);
        }
        return prepared;
    }
}
