package io.slotkeeper.inventory.connector.lspci;

import io.slotkeeper.inventory.connector.text.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what lspci prints for people, {@code lspci -D -nn -vvv}, into the records of its {@code -vmm} forms. Beside what
 * those have it tells memory regions ({@code Region}, from {@code -vv} on) and whether the function resets itself
 * ({@code FLReset}, of root only). Ids are needed, names are not taken.
 */
final class LspciLongText {
    static final String REGION = "Region";
    static final String FUNCTION_RESET = "FLReset";

    private static final Pattern HEADER = Pattern.compile(
            "((?:[0-9a-fA-F]{4,8}:)?[0-9a-fA-F]{2}:[01][0-9a-fA-F]\\.[0-7]) (.*?)(?: \\(rev ([0-9a-fA-F]{2})\\))?"
                    + "(?: \\(prog-if .*)?");
    private static final Pattern CLASS = Pattern.compile(".*?\\[([0-9a-fA-F]{4})\\]: .*");
    private static final Pattern IDS = Pattern.compile(".*\\[([0-9a-fA-F]{4}):([0-9a-fA-F]{4})\\]");
    private static final Pattern DETAIL = Pattern.compile("(Subsystem|NUMA node|IOMMU group|Physical Slot|"
            + "Kernel driver in use|Kernel modules|Region \\d): *(.*)");
    private static final Pattern RESET = Pattern.compile(".*\\bFLReset\\+.*");

    private final List<LspciRecord> records = new ArrayList<>();

    private LspciLongText() {}

    static List<LspciRecord> of(String text) throws Malformed {
        LspciLongText reader = new LspciLongText();
        String[] lines = text.split("\\r\\n|\\n|\\r", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher header = HEADER.matcher(lines[i]);
            if (header.matches()) {
                reader.begin(i + 1, header);
            } else if (!reader.records.isEmpty()) {
                reader.detail(i + 1, lines[i].strip());
            }
        }
        return reader.records;
    }

    private void begin(int line, Matcher header) throws Malformed {
        Matcher ids = IDS.matcher(header.group(2));
        if (!ids.matches()) {
            throw new Malformed(line, "the function has no [vendor:device]; take the dump with -nn");
        }
        LspciRecord record = new LspciRecord(line);
        record.add("Slot", line, header.group(1));
        record.add("Vendor", line, ids.group(1));
        record.add("Device", line, ids.group(2));
        Matcher pciClass = CLASS.matcher(header.group(2));
        if (pciClass.matches()) {
            record.add("Class", line, pciClass.group(1));
        }
        if (header.group(3) != null) {
            record.add("Rev", line, header.group(3));
        }
        records.add(record);
    }

    private void detail(int line, String text) {
        LspciRecord record = records.get(records.size() - 1);
        if (RESET.matcher(text).matches()) {
            record.add(FUNCTION_RESET, line, "+");
        }
        Matcher detail = DETAIL.matcher(text);
        if (!detail.matches()) {
            return;
        }
        String value = detail.group(2);
        switch (detail.group(1)) {
            case "Subsystem" -> subsystem(record, line, value);
            case "NUMA node" -> record.add("NUMANode", line, value);
            case "IOMMU group" -> record.add("IOMMUGroup", line, value);
            case "Physical Slot" -> record.add("PhySlot", line, value);
            case "Kernel driver in use" -> record.add("Driver", line, value);
            case "Kernel modules" -> {
                for (String module : value.split(", ")) {
                    record.add("Module", line, module);
                }
            }
            default -> record.add(REGION, line, text);
        }
    }

    private static void subsystem(LspciRecord record, int line, String value) {
        Matcher ids = IDS.matcher(value);
        if (ids.matches()) {
            record.add("SVendor", line, ids.group(1));
            record.add("SDevice", line, ids.group(2));
        }
    }
}
