package io.slotkeeper.policy.api;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would take for a formula get an apostrophe in front when they are written, and lose it when
 * they are read. Texts that look as if that had been done get one more, so that every text comes back as it was.
 */
final class SafeCell {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@].*", Pattern.DOTALL);

    private SafeCell() {}

    static String write(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String read(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
