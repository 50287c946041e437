package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.Report;
import org.jspecify.annotations.Nullable;

/** What came of reading a report's text. */
public sealed interface Reading {
    /** The whole report was understood. */
    record Read(Report report) implements Reading {}

    /** It is not even the format that it claims to be. */
    record NotTheFormat(String reason) implements Reading {}

    /**
     * The report as a whole is refused.
     *
     * @param line the line at fault, counted from 1; null where the format has no lines
     * @param pointer the place at fault as a JSON pointer; null where the format is not JSON
     */
    record Unreadable(@Nullable Integer line, @Nullable String pointer, String reason) implements Reading {
        public static Unreadable atLine(int line, String reason) {
            return new Unreadable(line, null, reason);
        }

        public static Unreadable at(String pointer, String reason) {
            return new Unreadable(null, pointer, reason);
        }
    }
}
