package io.slotkeeper.inventory.connector.esxcli;

import io.slotkeeper.inventory.domain.PciAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code PCI 0:175:0:2}: segment, bus, slot and function in decimal, which is {@code 0000:af:00.2}. */
final class DecimalAddress {
    static final String OTHERWISE = "no decimal address such as PCI 0:175:0:2";

    private static final Pattern FORM = Pattern.compile("(?i)PCI (\\d{1,9}):(\\d{1,3}):(\\d{1,2}):(\\d)");

    private DecimalAddress() {}

    static Optional<PciAddress> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        PciAddress address =
                new PciAddress(number(matcher, 1), number(matcher, 2), number(matcher, 3), number(matcher, 4));
        boolean exists = address.bus() <= 0xff && address.device() <= 0x1f && address.function() <= 7;
        return exists ? Optional.of(address) : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
