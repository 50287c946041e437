package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.domain.PciAddress;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds addresses in texts of the vendor's choice. */
final class Words {
    /** Not the end of something longer: a part of an address would be another one's. */
    private static final Pattern ADDRESS = Pattern.compile("(?<![0-9a-fA-F])(?<![0-9a-fA-F]:)"
            + "(?:[0-9a-fA-F]{4,8}:)?[0-9a-fA-F]{2}:[01][0-9a-fA-F]\\.[0-7](?![0-9a-fA-F])");

    private Words() {}

    static Stream<PciAddress> addresses(String words) {
        return ADDRESS.matcher(words).results().flatMap(found -> PciAddress.parse(found.group()).stream());
    }
}
