package io.slotkeeper.faults.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two states of the same read models, row by row. */
public final class TableComparison {
    private TableComparison() {}

    /**
     * A row that is not the same on both sides.
     *
     * @param subject table and key
     * @param detail in which columns, or on which side it is missing
     * @param kept the row as the service kept it
     * @param rebuilt the row as a rebuild makes it
     */
    public record Difference(String subject, String detail, String kept, String rebuilt) {}

    /** The same for two folders of tables. */
    public static List<Difference> compare(Path kept, Path rebuilt) {
        try {
            return compare(RunDirectory.tables(kept), RunDirectory.tables(rebuilt));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + kept + " and " + rebuilt, e);
        }
    }

    /** Every read model that was looked at on both sides. */
    public static List<Difference> compare(Tables kept, Tables rebuilt) {
        List<Difference> differences = new ArrayList<>();
        for (ReadModel model : ReadModel.ALL) {
            if (kept.has(model.table()) && rebuilt.has(model.table())) {
                compare(model, byKey(model, kept), byKey(model, rebuilt), differences);
            }
        }
        return differences;
    }

    private static void compare(
            ReadModel model, Map<String, JsonNode> kept, Map<String, JsonNode> rebuilt, List<Difference> differences) {
        Set<String> keys = new TreeSet<>(kept.keySet());
        keys.addAll(rebuilt.keySet());
        for (String key : keys) {
            JsonNode one = kept.get(key);
            JsonNode other = rebuilt.get(key);
            if (one == null || other == null) {
                differences.add(
                        difference(model, key, one == null ? "was not kept" : "is not in the rebuild", one, other));
            } else if (!one.equals(other)) {
                differences.add(difference(model, key, "differs in " + columns(one, other), one, other));
            }
        }
    }

    private static Difference difference(
            ReadModel model,
            String key,
            String detail,
            @org.jspecify.annotations.Nullable JsonNode kept,
            @org.jspecify.annotations.Nullable JsonNode rebuilt) {
        return new Difference(
                model.table() + " " + key,
                detail,
                "kept:    " + Json.shorten(String.valueOf(kept)),
                "rebuilt: " + Json.shorten(String.valueOf(rebuilt)));
    }

    private static Map<String, JsonNode> byKey(ReadModel model, Tables tables) {
        Map<String, JsonNode> rows = new TreeMap<>();
        for (JsonNode row : tables.json(model.table())) {
            StringBuilder key = new StringBuilder();
            model.key().forEach(column -> key.append(key.isEmpty() ? "" : " ")
                    .append(row.path(column).asText()));
            rows.put(key.toString(), ((ObjectNode) row.deepCopy()).remove(model.ignored()));
        }
        return rows;
    }

    private static Set<String> columns(JsonNode one, JsonNode other) {
        Set<String> columns = new TreeSet<>();
        one.fieldNames().forEachRemaining(columns::add);
        other.fieldNames().forEachRemaining(columns::add);
        columns.removeIf(column -> one.path(column).equals(other.path(column)));
        return columns;
    }
}
