package io.slotkeeper.simulator.fleet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a function sits, as the API's ids say it: {@code 0000:88:00.0}, all hex. */
public record PciAddress(int segment, int bus, int slot, int function) implements Comparable<PciAddress> {
    private static final Pattern SHAPE =
            Pattern.compile("([0-9a-fA-F]{4}):([0-9a-fA-F]{2}):([01][0-9a-fA-F])\\.([0-7])");

    public static PciAddress of(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A PCI address is ssss:bb:dd.f in hex, not " + text);
        }
        return new PciAddress(hex(matcher, 1), hex(matcher, 2), hex(matcher, 3), hex(matcher, 4));
    }

    private static int hex(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group), 16);
    }

    /** Virtual function {@code index} of a physical one, placed as Intel's adapters do: offset 0x80, stride 2. */
    PciAddress virtualFunction(int index) {
        int place = 0x80 + function + 2 * index;
        return new PciAddress(segment, bus, place >> 3, place & 7);
    }

    @Override
    public int compareTo(PciAddress other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return "%04x:%02x:%02x.%x".formatted(segment, bus, slot, function);
    }
}
