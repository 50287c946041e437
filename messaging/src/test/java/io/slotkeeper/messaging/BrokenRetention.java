package io.slotkeeper.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** A rule that fails every time, and must not stop the others. */
@ApplicationScoped
class BrokenRetention implements RetentionRule {
    @Override
    public String name() {
        return "broken";
    }

    @Override
    public Duration keep() {
        return Duration.ofDays(1);
    }

    @Override
    public int purge(Duration keep, int batch) {
        throw new IllegalStateException("this rule is broken");
    }
}
