package io.slotkeeper.inventory.application.names;

import java.time.Instant;

/**
 * A pci.ids that is or was in force. Versions begin with 1 and have no gaps.
 *
 * @param sha256 of the file, in hexadecimal digits
 * @param actor who put it in force
 * @param at when, by the database's clock
 */
public record NamesVersion(long version, From from, PciIds.Contents contents, String sha256, String actor, Instant at) {
    /** Where it came from. */
    public enum From {
        BUNDLED,
        FILE,
        UPLOAD
    }
}
