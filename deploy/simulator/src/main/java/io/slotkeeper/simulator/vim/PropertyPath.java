package io.slotkeeper.simulator.vim;

import io.slotkeeper.simulator.fleet.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code config.product.version} and the like. Elements of arrays cannot be addressed. */
public final class PropertyPath {
    private PropertyPath() {}

    /**
     * The value, or null where it or something on the way is unset.
     *
     * @throws Refused InvalidProperty: the object does not have it
     */
    public static @Nullable Object read(DataObject object, String path) {
        Object value = object;
        for (String name : path.split("\\.", -1)) {
            if (!(value instanceof DataObject at) || !at.has(name)) {
                throw new Refused(
                        "InvalidProperty", "The property '%s' is not valid.".formatted(path), Map.of("name", path));
            }
            value = at.get(name);
            if (value == null) {
                return null;
            }
        }
        return value;
    }
}
