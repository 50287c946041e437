package io.slotkeeper.policy.planted.domain;

import jakarta.inject.Singleton;
import java.time.Instant;

/** A violation on purpose: a rule with a framework's annotation that reads the clock. */
@Singleton
class ImpureRule {
    Instant evaluatedAt() {
        return Instant.now();
    }
}
