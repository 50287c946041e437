package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import java.util.List;
import java.util.function.Function;

/**
 * A property that is read, and how: its value is turned into what is kept of it as soon as it arrives.
 *
 * @param since the version of the API that knows it; older servers are not asked
 */
record Property<T>(String path, ApiVersion since, Function<VimValue, T> reader) {
    static <T> Property<T> of(String path, Function<VimValue, T> reader) {
        return new Property<>(path, ApiVersion.V4_0, reader);
    }

    static Property<String> text(String path) {
        return of(path, value -> Wire.shortened(value.text()));
    }

    static Property<Boolean> flag(String path) {
        return of(path, value -> switch (value.text()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw Wire.misfit("value", value.text(), "neither true nor false");
        });
    }

    static Property<Long> number(String path) {
        return of(path, value -> {
            try {
                return Long.parseLong(value.text());
            } catch (NumberFormatException e) {
                throw Wire.misfit("value", value.text(), "no number");
            }
        });
    }

    Property<T> since(ApiVersion version) {
        return new Property<>(path, version, reader);
    }

    static List<String> paths(List<Property<?>> properties, ApiVersion server) {
        return properties.stream()
                .filter(property -> property.since.compareTo(server) <= 0)
                .<String>map(Property::path)
                .toList();
    }
}
