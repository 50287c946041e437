package io.slotkeeper.inventory.domain;

import java.util.regex.Pattern;

/** The form of every id that comes from outside: {@code [a-z0-9][a-z0-9._-]{0,62}}. */
public final class Identifier {
    public static final String FORM = "[a-z0-9][a-z0-9._-]{0,62}";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    private Identifier() {}

    public static boolean isValid(String text) {
        return PATTERN.matcher(text).matches();
    }

    static String checked(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not an id: " + text);
        }
        return text;
    }
}
