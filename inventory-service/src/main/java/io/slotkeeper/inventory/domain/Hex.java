package io.slotkeeper.inventory.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Four hexadecimal digits, lower case: vendor, device and class ids; a leading {@code 0x} is accepted. */
public final class Hex {
    private static final Pattern ID = Pattern.compile("(?:0[xX])?([0-9a-fA-F]{4})");
    private static final Pattern CLASS = Pattern.compile("(?:0[xX])?([0-9a-fA-F]{4})(?:[0-9a-fA-F]{2})?");

    private Hex() {}

    public static Optional<String> id(String text) {
        return firstGroup(ID.matcher(text));
    }

    /** A class id; a programming interface behind it is dropped. */
    public static Optional<String> classId(String text) {
        return firstGroup(CLASS.matcher(text));
    }

    private static Optional<String> firstGroup(Matcher matcher) {
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
