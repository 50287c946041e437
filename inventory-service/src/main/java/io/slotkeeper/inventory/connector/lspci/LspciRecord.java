package io.slotkeeper.inventory.connector.lspci;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One record of a dump: its tags with the line that each stands on. A tag may come several times. */
final class LspciRecord {
    /** A value and where it stands, counted from 1. */
    record Value(int line, String text) {}

    private final int firstLine;
    private final Map<String, List<Value>> values = new HashMap<>();

    LspciRecord(int firstLine) {
        this.firstLine = firstLine;
    }

    void add(String tag, int line, String text) {
        values.computeIfAbsent(tag, known -> new ArrayList<>()).add(new Value(line, text));
    }

    boolean has(String tag) {
        return values.containsKey(tag);
    }

    int firstLine() {
        return firstLine;
    }

    /** The tag's first value that is not empty. */
    Optional<Value> value(String tag) {
        return all(tag).stream().filter(value -> !value.text().isEmpty()).findFirst();
    }

    Optional<String> text(String tag) {
        return value(tag).map(Value::text);
    }

    List<Value> all(String tag) {
        return values.getOrDefault(tag, List.of());
    }
}
