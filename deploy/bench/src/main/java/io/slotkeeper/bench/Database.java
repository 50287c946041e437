package io.slotkeeper.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what is written, exactly and without the services' help. PostgreSQL numbers only transactions that write (or
 * lock a row): two readings of the next number tell how many there were in the whole cluster, even if they left nothing
 * behind. Autovacuum writes too and is switched off here.
 */
final class Database implements AutoCloseable {
    private static final String SCHEMA = "inventory";

    private final Connection connection;
    private final List<String> tables = new ArrayList<>();

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Connects as the superuser; the schema has its tables. */
    static Database open(String jdbcUrl, String password) throws SQLException {
        Connection connection =
                DriverManager.getConnection(jdbcUrl + "?reWriteBatchedInserts=true", "postgres", password);
        Database database = new Database(connection);
        try (Statement sql = connection.createStatement()) {
            sql.execute("alter system set autovacuum = off");
            sql.execute("select pg_reload_conf()");
            try (ResultSet found = sql.executeQuery("select table_name from information_schema.tables"
                    + " where table_schema = '" + SCHEMA + "' and table_name not like 'flyway%' order by 1")) {
                while (found.next()) {
                    database.tables.add(found.getString(1));
                }
            }
        }
        return database;
    }

    Connection connection() {
        return connection;
    }

    /** The number that the next transaction that writes will have. */
    long nextTransaction() throws SQLException {
        return number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    /** How many rows were ever put into the outbox; sent ones are gone from the table. */
    long outboxRows() throws SQLException {
        return number("select case when is_called then last_value else 0 end from " + SCHEMA + ".outbox_seq_seq");
    }

    boolean outboxIsEmpty() throws SQLException {
        return number("select count(*) from " + SCHEMA + ".outbox") == 0;
    }

    /** Rows that are there and were written by that transaction or a later one, by table; tables without any are left out. */
    Map<String, Long> rowsSince(long transaction) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables) {
            long count = number(
                    "select count(*) from " + SCHEMA + "." + table + " where xmin::text::bigint >= " + transaction);
            if (count > 0) {
                rows.put(table, count);
            }
        }
        return rows;
    }

    /** All columns of rows that were written by that transaction or a later one. */
    List<List<Object>> rows(String table, long since) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(
                "select * from " + SCHEMA + "." + table + " where xmin::text::bigint >= " + since)) {
            List<List<Object>> rows = new ArrayList<>();
            try (ResultSet found = sql.executeQuery()) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    List<Object> row = new ArrayList<>(columns);
                    for (int column = 1; column <= columns; column++) {
                        row.add(found.getObject(column));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    /** Where a column is in a row of {@link #rows}. */
    int position(String table, String column) throws SQLException {
        return (int) number("select ordinal_position - 1 from information_schema.columns where table_schema = '"
                + SCHEMA + "' and table_name = '" + table + "' and column_name = '" + column + "'");
    }

    private long number(String question) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet answer = sql.executeQuery(question)) {
            if (!answer.next()) {
                throw new SQLException("no answer to " + question);
            }
            return answer.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
