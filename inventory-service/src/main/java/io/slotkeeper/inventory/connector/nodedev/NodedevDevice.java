package io.slotkeeper.inventory.connector.nodedev;

import static io.slotkeeper.inventory.connector.text.Malformed.quoted;

import io.slotkeeper.inventory.connector.text.Malformed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of one device that matter, by their place in it: {@code capability:pci/bus} is the text of an element,
 * {@code capability:pci/vendor@id} an attribute. All other values are not kept.
 */
final class NodedevDevice {
    static final String PCI = "capability:pci";
    static final String PHYSICAL = PCI + "/capability:phys_function";
    static final String VIRTUAL = PCI + "/capability:virt_functions";
    static final String BRIDGE = PCI + "/capability:pci-bridge";
    static final String CARDBUS_BRIDGE = PCI + "/capability:cardbus-bridge";

    /** Longer values are refused; they are no names, numbers or paths of a device. */
    static final int TEXT_MAX = 255;

    private static final Set<String> KEPT = Set.of(
            "path",
            "driver/name",
            PCI,
            PCI + "/class",
            PCI + "/domain",
            PCI + "/bus",
            PCI + "/slot",
            PCI + "/function",
            PCI + "/product",
            PCI + "/product@id",
            PCI + "/vendor",
            PCI + "/vendor@id",
            PCI + "/iommuGroup@number",
            PCI + "/numa@node",
            BRIDGE,
            CARDBUS_BRIDGE,
            PHYSICAL,
            PHYSICAL + "/address@domain",
            PHYSICAL + "/address@bus",
            PHYSICAL + "/address@slot",
            PHYSICAL + "/address@function",
            VIRTUAL,
            VIRTUAL + "@maxCount",
            VIRTUAL + "/address@bus");

    private record Value(int line, String text) {}

    private final int line;
    private final Map<String, List<Value>> values = new HashMap<>();

    NodedevDevice(int line) {
        this.line = line;
    }

    /** Where the device begins, counted from 1. */
    int line() {
        return line;
    }

    boolean isPci() {
        return has(PCI);
    }

    void keep(String place, int number, String text) throws Malformed {
        if (!KEPT.contains(place)) {
            return;
        }
        if (text.length() > TEXT_MAX) {
            throw new Malformed(number, "longer than " + TEXT_MAX + " characters");
        }
        values.computeIfAbsent(place, known -> new ArrayList<>()).add(new Value(number, text));
    }

    boolean has(String place) {
        return values.containsKey(place);
    }

    int count(String place) {
        return values.getOrDefault(place, List.of()).size();
    }

    /** The value; null where it is absent or empty. */
    @Nullable
    String text(String place) throws Malformed {
        return value(place).map(Value::text).orElse(null);
    }

    <T> @Nullable T optional(String place, Function<String, Optional<T>> meaning, String otherwise) throws Malformed {
        Optional<Value> value = value(place);
        return value.isEmpty() ? null : meant(value.get(), meaning, otherwise);
    }

    <T> T required(String place, Function<String, Optional<T>> meaning, String otherwise) throws Malformed {
        Value value = value(place).orElseThrow(() -> new Malformed(line, "the device has no " + shown(place)));
        return meant(value, meaning, otherwise);
    }

    private static <T> T meant(Value value, Function<String, Optional<T>> meaning, String otherwise) throws Malformed {
        return meaning.apply(value.text())
                .orElseThrow(() -> new Malformed(value.line(), quoted(value.text()) + " is " + otherwise));
    }

    /** An element is kept once when it begins, with no text, and once when it ends. */
    private Optional<Value> value(String place) throws Malformed {
        List<Value> told = values.getOrDefault(place, List.of()).stream()
                .filter(value -> !value.text().isEmpty())
                .toList();
        if (told.size() > 1) {
            throw new Malformed(told.get(1).line(), "the device has two of " + shown(place));
        }
        return told.stream().findFirst();
    }

    private static String shown(String place) {
        return place.replace(PCI + "/", "").replace('@', ' ');
    }
}
