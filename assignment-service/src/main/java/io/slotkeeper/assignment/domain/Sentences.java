package io.slotkeeper.assignment.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How times and lists read in a sentence for people; programs read the exact values beside it. */
public final class Sentences {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Sentences() {}

    /** The whole minute that a time falls into, such as {@code 2026-11-22 14:42 UTC}. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** {@code a, b and c}. */
    public static String list(Collection<?> words) {
        List<String> texts = words.stream().map(String::valueOf).toList();
        int size = texts.size();
        return size < 2
                ? String.join("", texts)
                : String.join(", ", texts.subList(0, size - 1)) + " and " + texts.get(size - 1);
    }

    /** The same words at the beginning of a sentence. */
    public static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Somebody's own sentence as a part of another: without the full stop that it may end with. */
    public static String clause(String sentence) {
        String stripped = sentence.strip();
        return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
