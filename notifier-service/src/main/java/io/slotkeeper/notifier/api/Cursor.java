package io.slotkeeper.notifier.api;

import org.jspecify.annotations.Nullable;

/** Reads the sequence numbers that callers hand back. */
final class Cursor {
    private Cursor() {}

    /** The number, or null when none was given; anything else is refused as {@code invalid-request}. */
    static @Nullable Long parse(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            long number = Long.parseLong(text.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as for a negative number
        }
        throw Problem.INVALID_REQUEST.with(name + " must be a number that this API handed out, not '" + text + "'.");
    }
}
