package io.slotkeeper.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each statement was executed and how long it took in PostgreSQL, cumulative. */
record Statements(Map<String, Use> uses) {
    private static final int LENGTH = 110;

    record Use(long calls, double millis) {}

    static Statements now(PipelineSuite suite) throws SQLException {
        Map<String, Use> uses = new HashMap<>();
        try (Statement sql = suite.database().createStatement();
                ResultSet row = sql.executeQuery("select query, sum(calls)::bigint, sum(total_exec_time)"
                        + " from pg_stat_statements where query not like '%pg_stat%' group by query")) {
            while (row.next()) {
                uses.put(row.getString(1), new Use(row.getLong(2), row.getDouble(3)));
            }
        }
        return new Statements(uses);
    }

    /** The ones with the most calls since the other reading, per request. */
    String since(Statements before, int requests, int most) {
        Table table = new Table("calls a request", "ms a request", "statement");
        uses.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), minus(entry.getValue(), before.uses.get(entry.getKey()))))
                .sorted((one, other) ->
                        Long.compare(other.getValue().calls(), one.getValue().calls()))
                .limit(most)
                .forEach(entry -> table.row(
                        String.format(
                                Locale.ROOT, "%.3f", (double) entry.getValue().calls() / requests),
                        String.format(Locale.ROOT, "%.3f", entry.getValue().millis() / requests),
                        shorten(entry.getKey())));
        return table.toString();
    }

    /** How many statements each of the requests had executed, where nobody else asked; what runs now and then is left out. */
    long ofEach(Statements before, int requests) {
        return uses.entrySet().stream()
                .mapToLong(entry ->
                        minus(entry.getValue(), before.uses.get(entry.getKey())).calls() / requests)
                .sum();
    }

    private static Use minus(Use now, @Nullable Use before) {
        return before == null ? now : new Use(now.calls() - before.calls(), now.millis() - before.millis());
    }

    private static String shorten(String query) {
        String line = query.replaceAll("\\s+", " ").replace('|', '/');
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + " ...";
    }
}
