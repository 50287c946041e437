package io.slotkeeper.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifiers of our own: UUIDv7, so that newer ones sort after older ones. */
public final class Ids {
    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
