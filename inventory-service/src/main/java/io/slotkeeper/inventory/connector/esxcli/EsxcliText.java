package io.slotkeeper.inventory.connector.esxcli;

import static io.slotkeeper.inventory.connector.text.Malformed.quoted;

import io.slotkeeper.inventory.connector.text.Malformed;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of esxcli, line by line: records of {@code Key: value} lines and rows of the passthrough table. A record
 * begins with a line that is an address, or with {@code Address:} where the printer left that line out; indentation and
 * empty lines mean nothing. Lines of a shell prompt are passed over, any other line that does not belong is refused.
 */
final class EsxcliText {
    static final String COMMANDS = "(esxcli hardware pci list; esxcli hardware pci pcipassthru list)";

    private static final int LINE_MAX = 1_000;
    /** More than any host has. */
    private static final int FUNCTIONS_MAX = 20_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern PROMPT = Pattern.compile("[\\[~#$].*");
    private static final Pattern KEY_LINE = Pattern.compile("([A-Za-z][^:]*):(?:\\s+(.*))?");
    private static final Pattern TABLE_HEAD = Pattern.compile("(?i)Device ID\\s+Enabled(?:\\s.*)?|-{3,}[-\\s]*");
    private static final Pattern TABLE_ROW = Pattern.compile("(?i)(\\S+)\\s+(true|false)(?:\\s.*)?");
    private static final String ADDRESS = "address";

    private final SortedMap<PciAddress, EsxcliRecord> records = new TreeMap<>();
    private final SortedMap<PciAddress, Boolean> wanted = new TreeMap<>();
    private @Nullable Integer tableLine;
    private @Nullable EsxcliRecord open;

    private EsxcliText() {}

    static EsxcliText of(String text) throws Malformed {
        EsxcliText read = new EsxcliText();
        String[] lines = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).split("\\r\\n|\\n|\\r", -1);
        for (int i = 0; i < lines.length; i++) {
            read.line(i + 1, lines[i].strip());
        }
        return read;
    }

    SortedMap<PciAddress, EsxcliRecord> records() {
        return records;
    }

    /** Which functions the table has, and whether they are wanted for passthrough. */
    SortedMap<PciAddress, Boolean> wanted() {
        return wanted;
    }

    /** Where the table begins; null where there is none. */
    @Nullable
    Integer tableLine() {
        return tableLine;
    }

    private void line(int number, String line) throws Malformed {
        if (line.length() > LINE_MAX) {
            throw new Malformed(number, "the line is longer than " + LINE_MAX + " characters");
        }
        if (line.isEmpty() || PROMPT.matcher(line).matches()) {
            return;
        }
        Optional<PciAddress> address = PciAddress.parse(line);
        Matcher key = KEY_LINE.matcher(line);
        if (address.isPresent()) {
            begin(number, address.get());
        } else if (key.matches()) {
            key(number, key.group(1).strip().toLowerCase(Locale.ROOT), key.group(2) == null ? "" : key.group(2));
        } else if (!tableLine(number, line)) {
            throw new Malformed(number, OtherFormats.reason(line));
        }
    }

    private void begin(int number, PciAddress address) throws Malformed {
        if (records.size() == FUNCTIONS_MAX) {
            throw new Malformed(number, "more than " + FUNCTIONS_MAX + " functions");
        }
        open = new EsxcliRecord(number, address);
        if (records.put(address, open) != null) {
            throw new Malformed(number, address + " is in the report twice");
        }
    }

    private void key(int number, String key, String value) throws Malformed {
        if (key.equals(ADDRESS)) {
            PciAddress address = PciAddress.parse(value)
                    .orElseThrow(() -> new Malformed(number, quoted(value) + " is no PCI address"));
            if (open == null || open.has(ADDRESS)) {
                begin(number, address);
            } else if (!open.address().equals(address)) {
                throw new Malformed(number, "the record of " + open.address() + " says that it is of " + address);
            }
        }
        if (open == null) {
            throw new Malformed(number, quoted(key) + " belongs to no function: no Address stands above it");
        }
        open.add(key, number, value);
    }

    private boolean tableLine(int number, String line) throws Malformed {
        Matcher row = TABLE_ROW.matcher(line);
        Optional<PciAddress> address = row.matches() ? PciAddress.parse(row.group(1)) : Optional.empty();
        if (address.isEmpty() && !TABLE_HEAD.matcher(line).matches()) {
            return false;
        }
        open = null;
        if (tableLine == null) {
            tableLine = number;
        }
        if (address.isPresent() && wanted.put(address.get(), Boolean.parseBoolean(row.group(2))) != null) {
            throw new Malformed(number, address.get() + " is in the table twice");
        }
        return true;
    }
}
