package io.slotkeeper.notifier.application;

import java.time.Instant;

/** Where a notification stands in the order of age. */
public record Place(Instant createdAt, long sequence) {
    private static final String SEPARATOR = "/";

    /** Before everything that was stored at that moment or later. */
    public static Place startOf(Instant moment) {
        return new Place(moment, -1);
    }

    /** Reads what {@link #toString()} wrote. */
    public static Place parse(String text) {
        String[] parts = text.split(SEPARATOR, 2);
        return new Place(Instant.parse(parts[0]), Long.parseLong(parts[1]));
    }

    @Override
    public String toString() {
        return createdAt + SEPARATOR + sequence;
    }
}
