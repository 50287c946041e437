package io.slotkeeper.policy.domain.support;

import io.slotkeeper.policy.domain.support.Fault.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with one entry, in the order in which it was found; each thing once. */
final class Faults {

    /** The most characters of a name, a version and the like. */
    static final int SHORT = 200;
    /** The most characters of a note and of a link. */
    static final int LONG = 1_000;

    private final List<Fault> found = new ArrayList<>();

    void add(Code code, String message) {
        Fault fault = new Fault(code, message);
        if (!found.contains(fault)) {
            found.add(fault);
        }
    }

    List<Fault> found() {
        return List.copyOf(found);
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** The text without the spaces around it, null where nothing is left; one line, and not longer than it may be. */
    @Nullable
    String line(String field, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String line = text.strip();
        if (line.length() > most) {
            add(Code.TEXT_TOO_LONG, field + " has " + line.length() + " characters; it may have " + most + ".");
            return line.substring(0, most);
        }
        if (line.codePoints().anyMatch(Faults::breaksLines)) {
            add(Code.CONTROL_CHARACTER, field + " is one line of text without control characters.");
        }
        return line;
    }

    private static boolean breaksLines(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    }
}
