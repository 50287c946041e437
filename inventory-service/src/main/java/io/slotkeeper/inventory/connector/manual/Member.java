package io.slotkeeper.inventory.connector.manual;

import io.slotkeeper.inventory.domain.Hex;
import io.slotkeeper.inventory.domain.Identifier;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks of one object's members; the pointer says which object. */
record Member(String pointer) {
    private static final int TEXT_MAX = 255;

    PciAddress address(String name, @Nullable String text) {
        return as(name, present(name, text), PciAddress::parse, "no PCI address");
    }

    @Nullable
    PciAddress addressOrNull(String name, @Nullable String text) {
        return text == null ? null : address(name, text);
    }

    String hex(String name, @Nullable String text) {
        return as(name, present(name, text), Hex::id, "no id of four hexadecimal digits");
    }

    @Nullable
    String hexOrNull(String name, @Nullable String text) {
        return text == null ? null : hex(name, text);
    }

    @Nullable
    String classOrNull(String name, @Nullable String text) {
        return text == null ? null : as(name, text, Hex::classId, "no class of four hexadecimal digits");
    }

    String id(String name, @Nullable String text) {
        String id = present(name, text);
        if (!Identifier.isValid(id)) {
            throw misfit(name, "\"" + shortened(id) + "\" does not fit " + Identifier.FORM);
        }
        return id;
    }

    @Nullable
    String text(String name, @Nullable String text) {
        if (text != null && text.length() > TEXT_MAX) {
            throw misfit(name, "longer than " + TEXT_MAX + " characters");
        }
        return text == null || text.isBlank() ? null : text.strip();
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, @Nullable String text) {
        String given = present(name, text);
        return as(
                name,
                given,
                it -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(it))
                        .findFirst(),
                "none of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
    }

    <E extends Enum<E>> @Nullable E choiceOrNull(String name, Class<E> type, @Nullable String text) {
        return text == null ? null : choice(name, type, text);
    }

    private String present(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw misfit(name, "missing");
        }
        return text.strip();
    }

    private <T> T as(String name, String text, Function<String, Optional<T>> parse, String otherwise) {
        return parse.apply(text).orElseThrow(() -> misfit(name, "\"" + shortened(text) + "\" is " + otherwise));
    }

    private Misfit misfit(String name, String reason) {
        return new Misfit(pointer + "/" + name, reason);
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
