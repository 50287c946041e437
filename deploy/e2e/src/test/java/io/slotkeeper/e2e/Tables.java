package io.slotkeeper.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands in all tables of all services, seen beside them: a digest of the rows of each table. */
record Tables(Map<String, String> digests) {
    private static final int PORT_LINE = 3;

    /** A service writes down what it finds; all the rest it has to leave alone. */
    private static final String LIST = "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
            + " where schemaname in ('inventory', 'policy', 'assignment', 'notifier') and tablename <> 'divergence'";

    static Tables now(Path data) {
        try (Connection connection = connect(data);
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Map<String, String> digests = new TreeMap<>();
            for (String table : column(sql, LIST)) {
                String rows = "select count(*) || ' rows ' || coalesce(md5(string_agg(row, '' order by row)), '')"
                        + " from (select md5(t::text) as row from " + table + " t) rows";
                digests.put(table, column(sql, rows).get(0));
            }
            return new Tables(digests);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("cannot read the tables", e);
        }
    }

    private static Connection connect(Path data) throws IOException, SQLException {
        String port =
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(PORT_LINE);
        String password = Files.readString(data.resolve("secrets/postgres-superuser"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port.strip() + "/slotkeeper", "postgres", password.strip());
    }

    private static List<String> column(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}
