package io.slotkeeper.inventory.planted.domain;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Breaks two rules of the house on purpose, so that their guard can be seen to fail. */
@ApplicationScoped
class ImpureDomain {
    Instant now() {
        return Instant.now();
    }
}
