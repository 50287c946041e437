package io.slotkeeper.policy.events;

import io.slotkeeper.messaging.PoisonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading what others wrote: new enum values are tolerated, missing members that nothing works without are not. */
final class Wire {

    private Wire() {}

    /** The constant of that name; {@code fallback} when it is absent or one that this version does not know. */
    static <E extends Enum<E>> E oneOf(@Nullable String name, E fallback) {
        for (E constant : fallback.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return fallback;
    }

    static <T> T required(@Nullable T value, String member) {
        if (value == null) {
            throw new PoisonException("no " + member);
        }
        return value;
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static String uuid(@Nullable String text, String member) {
        try {
            return java.util.UUID.fromString(required(text, member)).toString();
        } catch (IllegalArgumentException e) {
            throw new PoisonException(member + " is no UUID: " + text, e);
        }
    }
}
