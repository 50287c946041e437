package io.slotkeeper.notifier.planted.domain;

import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** Planted: a domain class that reads the clock and knows HTTP. */
public class ImpatientSubscription {
    public boolean isJsonSince(MediaType type, Instant since) {
        return type.isCompatible(MediaType.APPLICATION_JSON_TYPE) && since.isBefore(Instant.now());
    }
}
