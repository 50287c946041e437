package io.slotkeeper.inventory.domain;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a PCI function sits on its host: {@code dddd:bb:ss.f}, hexadecimal, lower case; domain 0 when none is given, padded when it is short. */
public record PciAddress(int domain, int bus, int device, int function) implements Comparable<PciAddress> {
    private static final Pattern FORM =
            Pattern.compile("(?:([0-9a-fA-F]{1,8}):)?([0-9a-fA-F]{2}):([01][0-9a-fA-F])\\.([0-7])");
    private static final Comparator<PciAddress> ORDER = Comparator.<PciAddress>comparingLong(
                    address -> Integer.toUnsignedLong(address.domain))
            .thenComparingInt(PciAddress::bus)
            .thenComparingInt(PciAddress::device)
            .thenComparingInt(PciAddress::function);

    /** The address that the text names, with or without domain; empty when it names none. */
    public static Optional<PciAddress> parse(String text) {
        return parse(text, 0);
    }

    /** The same, where an address without domain lies in the domain given. */
    public static Optional<PciAddress> parse(String text, int domain) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String own = matcher.group(1);
        return Optional.of(new PciAddress(
                own == null ? domain : Integer.parseUnsignedInt(own, 16),
                Integer.parseInt(matcher.group(2), 16),
                Integer.parseInt(matcher.group(3), 16),
                Integer.parseInt(matcher.group(4), 16)));
    }

    /** The address of a text that is known to name one; anything else is a bug. */
    public static PciAddress of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a PCI address: " + text));
    }

    /** All functions of one {@code dddd:bb:ss} share a slot. */
    public String slot() {
        return "%04x:%02x:%02x".formatted(domain, bus, device);
    }

    @Override
    public int compareTo(PciAddress other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return slot() + "." + function;
    }
}
