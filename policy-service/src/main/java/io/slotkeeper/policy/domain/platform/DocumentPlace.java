package io.slotkeeper.policy.domain.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document of maps, lists and plain values. What does not fit is noted in {@code faults} and read as
 * something harmless, so that one reading finds everything that is wrong.
 */
final class DocumentPlace {

    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_NAME = 80;

    private final @Nullable Object value;
    private final String path;
    private final List<ProfileFault> faults;

    DocumentPlace(@Nullable Object value, String path, List<ProfileFault> faults) {
        this.value = value;
        this.path = path;
        this.faults = faults;
    }

    boolean isNull() {
        return value == null;
    }

    void fault(String message) {
        faults.add(new ProfileFault(path.isEmpty() ? "/" : path, message));
    }

    DocumentPlace at(String member) {
        return new DocumentPlace(
                value instanceof Map<?, ?> map ? map.get(member) : null, path + "/" + escaped(member), faults);
    }

    /** The place is an object with no other members than these. */
    DocumentPlace object(String... members) {
        if (value instanceof Map<?, ?> map) {
            Set<String> unknown = new TreeSet<>();
            map.keySet().forEach(key -> unknown.add(String.valueOf(key)));
            Arrays.asList(members).forEach(unknown::remove);
            unknown.forEach(
                    member -> at(member).fault("there is no such member; there are " + String.join(", ", members)));
        } else {
            fault(value == null ? "is missing" : "must be an object");
        }
        return this;
    }

    List<DocumentPlace> items(int atLeast, int atMost) {
        List<DocumentPlace> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            if (list.size() < atLeast || list.size() > atMost) {
                fault("must have from " + atLeast + " to " + atMost + " items, and has " + list.size());
                return items;
            }
            for (int i = 0; i < list.size(); i++) {
                items.add(new DocumentPlace(list.get(i), path + "/" + i, faults));
            }
        } else {
            fault(value == null ? "is missing" : "must be an array");
        }
        return items;
    }

    List<DocumentPlace> itemsOrNone(int atMost) {
        return value == null ? List.of() : items(0, atMost);
    }

    /** An object with a member for each of the constants that matter; {@code all}: none of them may be missing. */
    <E extends Enum<E>, V> Map<E, V> each(List<E> constants, boolean all, Function<DocumentPlace, V> read) {
        object(constants.stream().map(Enum::name).toArray(String[]::new));
        Map<E, V> each = new LinkedHashMap<>();
        for (E constant : constants) {
            DocumentPlace place = at(constant.name());
            if (all || !place.isNull()) {
                each.put(constant, read.apply(place));
            }
        }
        return each;
    }

    String text() {
        return optionalText().orElseGet(() -> {
            if (value == null) {
                fault("is missing");
            }
            return "?";
        });
    }

    /** Empty where there is none, or where what is there was refused. */
    Optional<String> optionalText() {
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank()) {
            fault("must be a text that is not blank");
            return Optional.empty();
        }
        if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            fault("must be one line of at most " + LONGEST_TEXT + " characters");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    int number(int min, int max) {
        return optionalNumber(min, max).orElseGet(() -> {
            if (value == null) {
                fault("is missing");
            }
            return min;
        });
    }

    Optional<Integer> optionalNumber(int min, int max) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number
                && number.doubleValue() == number.longValue()
                && number.longValue() >= min
                && number.longValue() <= max) {
            return Optional.of(number.intValue());
        }
        fault("must be a whole number from " + min + " to " + max);
        return Optional.empty();
    }

    /** False where it is absent. */
    boolean flag() {
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        fault("must be true or false");
        return false;
    }

    /** The constant of that name, else the first and a fault. */
    <E extends Enum<E>> E oneOf(List<E> constants) {
        for (E constant : constants) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        fault((value == null ? "is missing; it " : "") + "must be one of "
                + String.join(", ", constants.stream().map(Enum::name).toList()));
        return constants.get(0);
    }

    private static String escaped(String member) {
        String shown = member.length() > LONGEST_NAME ? member.substring(0, LONGEST_NAME) + "…" : member;
        return shown.replace("~", "~0").replace("/", "~1");
    }
}
