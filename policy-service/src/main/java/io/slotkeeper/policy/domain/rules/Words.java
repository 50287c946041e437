package io.slotkeeper.policy.domain.rules;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Small helpers for sentences. */
final class Words {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** {@code a, b and c}. */
    static String list(List<String> words) {
        return joined(words, "and");
    }

    /** {@code a, b or c}. */
    static String either(List<String> words) {
        return joined(words, "or");
    }

    /** The whole minute that a time falls into, such as {@code 2026-11-22 14:42 UTC}. */
    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String joined(List<String> words, String last) {
        int size = words.size();
        if (size < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, size - 1)) + " " + last + " " + words.get(size - 1);
    }
}
