package io.slotkeeper.inventory.connector.lspci;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a dump into records. Empty lines, one or many, end a record, and so does the next {@code Slot:}; lines that
 * are no {@code Tag: value} (warnings of the tool, a shell prompt) are passed over.
 */
final class LspciRecords {
    private static final Pattern TAG_LINE = Pattern.compile("([A-Za-z][A-Za-z0-9]*):[ \\t]*(.*)");
    private static final Set<String> OF_A_FUNCTION = Set.of("Slot", "Class", "Vendor", "Device");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<LspciRecord> records = new ArrayList<>();
    private LspciRecord open = new LspciRecord(1);

    private LspciRecords() {}

    static List<LspciRecord> of(String text) {
        LspciRecords reader = new LspciRecords();
        String[] lines = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).split("\\r\\n|\\n|\\r", -1);
        for (int i = 0; i < lines.length; i++) {
            reader.line(i + 1, lines[i].strip());
        }
        reader.end(lines.length);
        return reader.records;
    }

    private void line(int number, String line) {
        if (line.isEmpty()) {
            end(number);
            return;
        }
        Matcher matcher = TAG_LINE.matcher(line);
        if (!matcher.matches()) {
            return;
        }
        String tag = matcher.group(1);
        if (tag.equals("Slot")) {
            end(number - 1);
        }
        open.add(tag, number, matcher.group(2));
    }

    private void end(int lastLine) {
        if (OF_A_FUNCTION.stream().anyMatch(open::has)) {
            records.add(open);
        }
        open = new LspciRecord(lastLine + 1);
    }
}
