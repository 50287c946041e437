package io.slotkeeper.policy.application;

import java.time.Instant;
import java.util.UUID;

/** Where a verdict stands in the order of age. */
public record Place(Instant issuedAt, UUID id) {

    private static final String SEPARATOR = "/";

    /** Before everything that was issued at that moment or later. */
    public static Place startOf(Instant moment) {
        return new Place(moment, new UUID(0, 0));
    }

    /** Reads what {@link #toString()} wrote. */
    public static Place parse(String text) {
        String[] parts = text.split(SEPARATOR, 2);
        return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    }

    @Override
    public String toString() {
        return issuedAt + SEPARATOR + id;
    }
}
