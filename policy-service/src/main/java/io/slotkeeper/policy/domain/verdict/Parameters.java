package io.slotkeeper.policy.domain.verdict;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The machine-readable half of a finding, built in reading order; what is unknown is left out. */
public final class Parameters {

    private final Map<String, Object> values = new TreeMap<>();

    private Parameters() {}

    public static Parameters with(String name, @Nullable Object value) {
        return new Parameters().and(name, value);
    }

    public Parameters and(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    public Map<String, Object> toMap() {
        return Collections.unmodifiableMap(values);
    }
}
