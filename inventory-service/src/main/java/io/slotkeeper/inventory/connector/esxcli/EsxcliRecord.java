package io.slotkeeper.inventory.connector.esxcli;

import static io.slotkeeper.inventory.connector.text.Malformed.quoted;

import io.slotkeeper.inventory.connector.text.Malformed;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One function's keys, in lower case, with the line that each stands on. Only a key that is asked for must make sense;
 * asking for {@code vendor id} never finds {@code subvendor id}.
 */
final class EsxcliRecord {
    private static final int TEXT_MAX = 255;
    private static final Set<String> NO_ANSWER = Set.of("", "none", "unknown", "n/a");

    private record Value(int line, String text) {}

    private final int line;
    private final PciAddress address;
    private final Map<String, List<Value>> values = new HashMap<>();

    EsxcliRecord(int line, PciAddress address) {
        this.line = line;
        this.address = address;
    }

    PciAddress address() {
        return address;
    }

    void add(String key, int number, String text) {
        values.computeIfAbsent(key, known -> new ArrayList<>()).add(new Value(number, text.strip()));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The key's text; null where it is absent, empty or says that nothing is known. */
    @Nullable
    String text(String key) throws Malformed {
        return value(key).map(Value::text).orElse(null);
    }

    /** What the key's text means; null where it says nothing. */
    <T> @Nullable T optional(String key, Function<String, Optional<T>> meaning, String otherwise) throws Malformed {
        Optional<Value> value = value(key);
        return value.isEmpty() ? null : meant(value.get(), meaning, otherwise);
    }

    <T> T required(String key, Function<String, Optional<T>> meaning, String otherwise) throws Malformed {
        Value value = value(key).orElseThrow(() -> new Malformed(line, address + " has no " + key));
        return meant(value, meaning, otherwise);
    }

    private static <T> T meant(Value value, Function<String, Optional<T>> meaning, String otherwise) throws Malformed {
        return meaning.apply(value.text())
                .orElseThrow(() -> new Malformed(value.line(), quoted(value.text()) + " is " + otherwise));
    }

    private Optional<Value> value(String key) throws Malformed {
        List<Value> all = values.getOrDefault(key, List.of());
        if (all.size() > 1) {
            throw new Malformed(all.get(1).line(), address + " has \"" + key + "\" twice");
        }
        for (Value value : all) {
            if (value.text().length() > TEXT_MAX) {
                throw new Malformed(value.line(), "longer than " + TEXT_MAX + " characters");
            }
        }
        return all.stream()
                .filter(value -> !NO_ANSWER.contains(value.text().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
