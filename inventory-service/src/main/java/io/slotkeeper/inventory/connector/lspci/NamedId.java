package io.slotkeeper.inventory.connector.lspci;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name, an id, or both, as lspci prints them: {@code SAS2008 [Falcon] [0072]}, {@code 0072} or {@code SAS2008
 * [Falcon]}. Only four hexadecimal digits in brackets at the very end are the id. Where pci.ids did not know the name,
 * lspci prints {@code Device [1234]} or {@code Device 1234}: that is an id and no name.
 */
record NamedId(@Nullable String id, @Nullable String name) {
    private static final Pattern NUMBER = Pattern.compile("[0-9a-fA-F]{4}");
    private static final Pattern NAME_AND_NUMBER = Pattern.compile("(.*?)\\s*\\[([0-9a-fA-F]{4})]");
    private static final Pattern UNKNOWN =
            Pattern.compile("(?:Unknown )?(?:[Vv]endor|[Dd]evice|[Cc]lass) ([0-9a-fA-F]{4})");
    private static final Set<String> NO_NAMES =
            Set.of("", "device", "vendor", "class", "unknown device", "unknown vendor", "unknown class");

    static NamedId parse(String text) {
        if (NUMBER.matcher(text).matches()) {
            return new NamedId(lower(text), null);
        }
        Matcher both = NAME_AND_NUMBER.matcher(text);
        if (both.matches()) {
            return new NamedId(lower(both.group(2)), name(both.group(1)));
        }
        Matcher unknown = UNKNOWN.matcher(text);
        return unknown.matches() ? new NamedId(lower(unknown.group(1)), null) : new NamedId(null, name(text));
    }

    private static @Nullable String name(String text) {
        return NO_NAMES.contains(lower(text)) ? null : text;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
