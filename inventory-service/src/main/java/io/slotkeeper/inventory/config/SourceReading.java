package io.slotkeeper.inventory.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.slotkeeper.inventory.application.source.SourceRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Sources are read from the start of the service to its end. */
@ApplicationScoped
class SourceReading {
    private final SourceRuns runs;

    @Inject
    SourceReading(SourceRuns runs) {
        this.runs = runs;
    }

    void start(@Observes StartupEvent started) {
        runs.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        runs.stop();
    }
}
