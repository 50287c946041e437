package io.slotkeeper.assignment.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address of one PCI function, {@code dddd:bb:ss.f} in lower case; ordered as text, which is address order. */
public record Address(String value) implements Comparable<Address> {
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\\.[0-7]");
    private static final Pattern WITHOUT_DOMAIN = Pattern.compile("[0-9a-f]{2}:[01][0-9a-f]\\.[0-7]");

    public Address {
        if (!CANONICAL.matcher(value).matches()) {
            throw new IllegalArgumentException("not a canonical PCI address: " + value);
        }
    }

    /** Reads an address as people write it: any case, the domain may be missing and is then 0000. */
    public static Optional<Address> parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        String full = WITHOUT_DOMAIN.matcher(lower).matches() ? "0000:" + lower : lower;
        return CANONICAL.matcher(full).matches() ? Optional.of(new Address(full)) : Optional.empty();
    }

    @Override
    public int compareTo(Address other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
