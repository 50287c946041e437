package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.MissingProperty;
import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate;
import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of one object: what was made of its properties; nothing of the server's answers is kept. A property that
 * cannot be understood keeps its last value, and is remembered as bad until it can.
 */
final class Known {
    private static final String UNKNOWN_PATH = "InvalidProperty";

    private final List<Property<?>> wanted;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, MissingProperty> missing = new HashMap<>();
    private final SortedMap<String, String> bad = new TreeMap<>();

    Known(List<Property<?>> wanted) {
        this.wanted = wanted;
    }

    void take(ObjectUpdate update) {
        Map<String, Object> before = Map.copyOf(values);
        if (update.kind() == ObjectUpdate.Kind.ENTER) {
            values.clear();
            missing.clear();
            bad.clear();
        }
        update.properties().forEach((path, value) -> read(path, value, before));
        update.unset().forEach(this::forget);
        update.missing().forEach(gap -> {
            forget(gap.path());
            missing.put(gap.path(), gap);
        });
    }

    <T> Optional<T> get(Property<T> property) {
        @SuppressWarnings("unchecked") // read() puts only what the property's own reader has made
        T value = (T) values.get(property.path());
        return Optional.ofNullable(value);
    }

    /** Whether the server has it and did not give it; a version that does not know it misses nothing. */
    boolean misses(Property<?> property) {
        MissingProperty gap = missing.get(property.path());
        return gap != null && !gap.fault().equals(UNKNOWN_PATH);
    }

    Collection<MissingProperty> missing() {
        return missing.values();
    }

    /** What cannot be understood, by path. */
    SortedMap<String, String> bad() {
        return bad;
    }

    private void read(String path, VimValue value, Map<String, Object> before) {
        for (Property<?> property : wanted) {
            if (property.path().equals(path)) {
                missing.remove(path);
                read(property, value, before);
            }
        }
    }

    private void read(Property<?> property, VimValue value, Map<String, Object> before) {
        String path = property.path();
        Object last = before.get(path);
        try {
            Object now = property.reader().apply(value);
            // what was made of it earlier has the same objects, so that a complete reading does not double the memory
            values.put(path, now.equals(last) ? last : now);
            bad.remove(path);
        } catch (BadFact fact) {
            bad.put(path, String.valueOf(fact.getMessage()));
            if (last != null) {
                values.put(path, last);
            }
        }
    }

    /** What an object has no more is gone with all that is below it. */
    private void forget(String path) {
        values.keySet().removeIf(known -> known.equals(path) || known.startsWith(path + "."));
        bad.keySet().removeIf(known -> known.equals(path) || known.startsWith(path + "."));
        missing.remove(path);
    }
}
