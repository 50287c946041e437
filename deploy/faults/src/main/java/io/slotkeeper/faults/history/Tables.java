package io.slotkeeper.faults.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of tables as PostgreSQL's {@code to_jsonb(row)} writes them, by {@code <schema>.<table>}. */
public record Tables(Map<String, List<JsonNode>> rows) {
    public static final Tables NONE = new Tables(Map.of());

    /** The services, which are also the names of their schemas. */
    public static final List<String> SERVICES = List.of("inventory", "policy", "assignment", "notifier");

    public Tables {
        rows = Map.copyOf(rows);
    }

    /** How to read a table, in the service's own schema; one column of JSON text. */
    public static String query(String table) {
        return "select to_jsonb(row)::text from " + table + " row";
    }

    /** Whether the table was looked at. */
    public boolean has(String table) {
        return rows.containsKey(table);
    }

    public Set<String> names() {
        return rows.keySet();
    }

    public List<JsonNode> json(String table) {
        return rows.getOrDefault(table, List.of());
    }

    <T> List<T> of(String table, Class<T> type) {
        return json(table).stream().map(row -> Json.read(Json.ROWS, row, type)).toList();
    }
}
