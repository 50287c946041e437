package io.slotkeeper.inventory.config;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The clock that stamps observations. */
final class TimeSource {
    private TimeSource() {}

    @Produces
    @DefaultBean
    @ApplicationScoped
    static Clock clock() {
        return Clock.systemUTC();
    }
}
