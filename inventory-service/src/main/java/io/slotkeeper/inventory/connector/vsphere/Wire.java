package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Takes members from values. What is not there is empty; what is there and is not what its type promises is a {@link
 * BadFact}, because a guess would be judged as if it had been read.
 */
final class Wire {
    private static final int TEXT_MAX = 255;
    private static final int QUOTED_MAX = 60;

    private Wire() {}

    /** A text that is kept; cut where no name of a real thing is that long. */
    static Optional<String> text(VimValue value, String path) {
        return value.text(path).map(Wire::shortened);
    }

    static String required(VimValue value, String path) {
        return text(value, path).orElseThrow(() -> new BadFact("an entry has no " + path));
    }

    static String shortened(String text) {
        return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX - 1) + "…" : text;
    }

    static Optional<Long> number(VimValue value, String path) {
        return value.text(path).map(text -> parsed(path, text));
    }

    static Optional<Boolean> flag(VimValue value, String path) {
        return value.text(path)
                .map(text -> value.flag(path).orElseThrow(() -> misfit(path, text, "neither true nor false")));
    }

    /**
     * Four hexadecimal digits. The API's type is a signed 16-bit integer, so that 0x8086 comes as -32634; some members
     * are wider and come unsigned.
     */
    static String hex16(VimValue value, String path) {
        long number = number(value, path).orElseThrow(() -> new BadFact("an entry has no " + path));
        if (number < Short.MIN_VALUE || number > 0xffff) {
            throw misfit(path, Long.toString(number), "no 16-bit number");
        }
        return "%04x".formatted(number & 0xffff);
    }

    static Optional<PciAddress> address(VimValue value, String path) {
        return value.text(path)
                .map(text -> PciAddress.parse(text).orElseThrow(() -> misfit(path, text, "no PCI address")));
    }

    static PciAddress requiredAddress(VimValue value, String path) {
        return address(value, path).orElseThrow(() -> new BadFact("an entry has no " + path));
    }

    /** The elements of an array that is a property's whole value. */
    static Stream<VimValue> elements(VimValue array) {
        return array.children().stream();
    }

    /** Entries by what tells them apart; one that comes twice and differs is a {@link BadFact}. */
    static <K extends Comparable<K>, T> Map<K, T> distinct(Stream<T> entries, Function<T, K> key) {
        Map<K, T> distinct = new TreeMap<>();
        entries.forEach(entry -> {
            T other = distinct.put(key.apply(entry), entry);
            if (other != null && !other.equals(entry)) {
                throw new BadFact(key.apply(entry) + " is there twice, and different");
            }
        });
        return distinct;
    }

    static BadFact misfit(String path, String text, String otherwise) {
        String quoted = text.length() > QUOTED_MAX ? text.substring(0, QUOTED_MAX) + "…" : text;
        return new BadFact("%s \"%s\" is %s".formatted(path, quoted, otherwise));
    }

    private static long parsed(String path, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw misfit(path, text, "no number");
        }
    }
}
