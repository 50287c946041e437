package io.slotkeeper.simulator.vim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A data object, or the properties of a managed object: its type and its fields in wire order. A field without a value
 * exists but is unset, which is not the same as a field that the type does not have. Values are text, numbers of the
 * wire's width (Byte, Short, Integer, Long), Boolean, Instant, {@code MoRef}, {@link EnumValue}, {@link ArrayOf} and
 * data objects; a lazy value is made each time that it is asked for.
 */
public final class DataObject {
    private final String type;
    private final boolean subtype;
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private DataObject(String type, boolean subtype) {
        this.type = type;
        this.subtype = subtype;
    }

    public static DataObject of(String type) {
        return new DataObject(type, false);
    }

    /** Of a type with relatives, which names itself wherever it stands: readers choose by that name. */
    public static DataObject subtype(String type) {
        return new DataObject(type, true);
    }

    public DataObject with(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    public DataObject lazily(String name, Supplier<? extends @Nullable Object> value) {
        fields.put(name, value);
        return this;
    }

    public String type() {
        return type;
    }

    public boolean isSubtype() {
        return subtype;
    }

    public Iterable<String> names() {
        return fields.keySet();
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** Null where the field is unset. */
    public @Nullable Object get(String name) {
        Object value = fields.get(name);
        return value instanceof Supplier<?> lazy ? lazy.get() : value;
    }
}
