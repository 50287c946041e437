package io.slotkeeper.messaging;

import org.jspecify.annotations.Nullable;

/** Text from outside as PostgreSQL can store it: no NUL characters, and not longer than a bound. */
final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    static String of(String text, int maxLength) {
        String storable = text.replace('\0', REPLACEMENT);
        if (storable.length() <= maxLength) {
            return storable;
        }
        int end = Character.isHighSurrogate(storable.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return storable.substring(0, end);
    }

    static @Nullable String orNull(@Nullable String text, int maxLength) {
        return text == null ? null : of(text, maxLength);
    }
}
