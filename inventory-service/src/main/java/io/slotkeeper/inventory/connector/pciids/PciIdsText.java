package io.slotkeeper.inventory.connector.pciids;

import io.slotkeeper.inventory.application.names.PciIds;
import io.slotkeeper.inventory.application.names.PciIds.Contents;
import io.slotkeeper.inventory.application.names.PciIds.Vendor;
import io.slotkeeper.inventory.connector.text.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a pci.ids, line by line. What the PCI library takes is taken, what it stops at (lib/names-parse.c of
 * pciutils) is refused: entries are nested by tabs alone, an id may be there once, lines have at most 1 022 bytes and
 * may end in CR LF, blocks under another capital letter than C and S are passed over. Beyond that it must be UTF-8 and
 * have vendors. Used once.
 */
final class PciIdsText {
    static final int BYTES_MAX = 8 * 1024 * 1024;
    private static final int LINE_BYTES_MAX = 1_022;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final Pattern VERSION = Pattern.compile("#\\s*Version:\\s*(\\S{1,64})");
    private static final Pattern DATE = Pattern.compile("#\\s*Date:\\s*(\\d{4}-\\d{2}-\\d{2})\\b.*");
    private static final Pattern FOUR = Pattern.compile("([0-9a-fA-F]{4})[ \t]+(.+)");
    private static final Pattern TWO = Pattern.compile("([0-9a-fA-F]{2})[ \t]+(.+)");
    private static final Pattern FOUR_AND_FOUR = Pattern.compile("([0-9a-fA-F]{4}[ \t][0-9a-fA-F]{4})[ \t]+(.+)");
    private static final Pattern CLASS = Pattern.compile("C ([0-9a-fA-F]{2})[ \t]+(.+)");
    private static final Pattern GENERIC = Pattern.compile("S ([0-9a-fA-F]{4})");
    private static final Pattern OTHER = Pattern.compile("[A-Z] .*");

    private enum Block {
        NONE,
        VENDOR,
        CLASS,
        GENERIC,
        OTHER
    }

    private record Entry(String id, String name) {}

    private final byte[] file;
    private final Map<String, Vendor> vendors = new LinkedHashMap<>();
    private final Map<String, String> classes = new LinkedHashMap<>();
    private final Set<String> deeper = new HashSet<>();
    private @Nullable String version;
    private @Nullable LocalDate date;
    private int devices;
    private int subsystems;
    private int classCount;
    private int number;
    private Block block = Block.NONE;
    private String first = "";
    private String second = "";

    PciIdsText(byte[] file) {
        this.file = file;
    }

    PciIds parse() throws Malformed {
        if (file.length > BYTES_MAX) {
            throw new Malformed(1, "it has more than " + BYTES_MAX + " bytes");
        }
        if (file.length > 1 && (file[0] & 0xff) == GZIP_FIRST && (file[1] & 0xff) == GZIP_SECOND) {
            throw new Malformed(1, "it is compressed; unpack it first");
        }
        int from = 0;
        while (from < file.length) {
            int to = from;
            while (to < file.length && file[to] != '\n') {
                to++;
            }
            number++;
            line(text(from, to));
            from = to + 1;
        }
        if (vendors.isEmpty()) {
            throw new Malformed(Math.max(number, 1), "it has no vendors");
        }
        return new PciIds(
                new Contents(version, date, vendors.size(), devices, subsystems, classCount), vendors, classes);
    }

    private String text(int from, int to) throws Malformed {
        if (to - from > LINE_BYTES_MAX) {
            throw wrong("it is longer than " + LINE_BYTES_MAX + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file, from, to - from))
                    .toString();
            if (text.chars().anyMatch(c -> c != '\t' && c != '\r' && Character.isISOControl(c))) {
                throw wrong("it has a control character");
            }
            return text.stripTrailing();
        } catch (CharacterCodingException e) {
            throw wrong("it is not UTF-8");
        }
    }

    private void line(String text) throws Malformed {
        String bare = text.stripLeading();
        if (bare.isEmpty()) {
            return;
        }
        if (bare.startsWith("#")) {
            header(bare);
            return;
        }
        int tabs = 0;
        while (text.charAt(tabs) == '\t') {
            tabs++;
        }
        String entry = text.substring(tabs);
        if (tabs == 0) {
            top(entry);
        } else if (block != Block.OTHER) {
            nested(tabs, entry);
        }
    }

    private void header(String comment) {
        if (block != Block.NONE) {
            return;
        }
        Matcher told = VERSION.matcher(comment);
        if (version == null && told.matches()) {
            version = told.group(1);
        }
        Matcher day = DATE.matcher(comment);
        if (date == null && day.matches()) {
            date = day(day.group(1));
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private void top(String text) throws Malformed {
        second = "";
        Matcher generic = GENERIC.matcher(text);
        if (text.startsWith("C ")) {
            Entry found = entry(CLASS, text, "C 02  Network controller");
            block = Block.CLASS;
            first = found.id();
            classCount++;
            once(classes.put(first, found.name()) == null, "class " + first);
        } else if (text.startsWith("S ")) {
            if (!generic.matches() || !vendors.containsKey(lower(generic.group(1)))) {
                throw wrong(Malformed.quoted(text) + " is not S and the id of a vendor that stands above");
            }
            block = Block.GENERIC;
            first = lower(generic.group(1));
        } else if (OTHER.matcher(text).matches()) {
            block = Block.OTHER;
        } else {
            vendor(text);
        }
    }

    private void vendor(String text) throws Malformed {
        if (text.startsWith("<")) {
            throw wrong("this is a web page or XML and no pci.ids");
        }
        Entry found = entry(FOUR, text, "8086  Intel Corporation");
        block = Block.VENDOR;
        first = found.id();
        once(vendors.put(first, new Vendor(found.name(), new LinkedHashMap<>())) == null, "vendor " + first);
    }

    private void nested(int tabs, String text) throws Malformed {
        if (block == Block.NONE) {
            throw wrong(Malformed.quoted(text) + " stands under no vendor");
        }
        if (tabs == 1) {
            child(text);
        } else if (tabs == 2 && !second.isEmpty() && block != Block.GENERIC) {
            grandchild(text);
        } else {
            throw wrong("%s has %d tabs, and nothing to stand under".formatted(Malformed.quoted(text), tabs));
        }
    }

    private void child(String text) throws Malformed {
        if (block == Block.CLASS) {
            Entry found = entry(TWO, text, "00  Ethernet controller");
            second = first + found.id();
            once(classes.put(second, found.name()) == null, "subclass " + second);
            return;
        }
        Entry found = entry(FOUR, text, "10c6  82598EB 10-Gigabit AF Dual Port Network Connection");
        second = found.id();
        if (block == Block.GENERIC) {
            once(deeper.add("S " + first + " " + second), "subsystem %s %s".formatted(first, second));
            return;
        }
        Vendor vendor = vendors.get(first);
        devices++;
        once(
                vendor == null || vendor.devices().put(second, found.name()) == null,
                "device %s of vendor %s".formatted(second, first));
    }

    private void grandchild(String text) throws Malformed {
        if (block == Block.CLASS) {
            Entry found = entry(TWO, text, "30  XHCI");
            once(deeper.add(second + found.id()), "interface %s of class %s".formatted(found.id(), second));
            return;
        }
        Entry found = entry(FOUR_AND_FOUR, text, "8086 a05f  10-Gigabit XF Server Adapter");
        subsystems++;
        once(
                deeper.add(first + ":" + second + " " + found.id().replace('\t', ' ')),
                "subsystem %s of device %s:%s".formatted(found.id(), first, second));
    }

    private Entry entry(Pattern form, String text, String example) throws Malformed {
        Matcher matcher = form.matcher(text);
        if (!matcher.matches()) {
            throw wrong("%s is not like \"%s\"%s"
                    .formatted(
                            Malformed.quoted(text),
                            example,
                            text.startsWith(" ") ? "; entries are nested by tabs and not by spaces" : ""));
        }
        return new Entry(lower(matcher.group(1)), matcher.group(2));
    }

    private void once(boolean fresh, String what) throws Malformed {
        if (!fresh) {
            throw wrong(what + " is there twice");
        }
    }

    private Malformed wrong(String reason) {
        return new Malformed(number, reason);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
