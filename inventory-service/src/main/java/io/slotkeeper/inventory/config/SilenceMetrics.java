package io.slotkeeper.inventory.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.slotkeeper.inventory.application.source.Silence;
import io.slotkeeper.inventory.application.source.Silences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * How long sources have been silent, and how many hosts nobody speaks of. While the database does not answer the ages
 * that were known last go on growing.
 */
@ApplicationScoped
class SilenceMetrics {
    private static final Logger LOG = Logger.getLogger(SilenceMetrics.class);
    /** A source of its own for each host would be too many series. */
    private static final int SOURCES_MAX = 100;

    private final Silences silences;
    private final SilenceConfig config;
    private final MultiGauge ages;
    private volatile long unheard;
    private boolean troubled;

    @Inject
    SilenceMetrics(Silences silences, SilenceConfig config, MeterRegistry metrics) {
        this.silences = silences;
        this.config = config;
        this.ages = MultiGauge.builder("slotkeeper.inventory.source.age")
                .description("Time since the last good reading of a source that is read, or since the oldest of the"
                        + " last reports of a source that reports by itself; the longest " + SOURCES_MAX)
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("slotkeeper.inventory.hosts.unheard", () -> unheard)
                .description("Hosts in service that no source has spoken of for too long")
                .register(metrics);
    }

    @Scheduled(
            every = "${slotkeeper.inventory.silence.interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void ask() {
        try {
            tell(silences.now(config.host(), SOURCES_MAX));
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                LOG.warnf("how old sources are is not known until the database answers: %s", e.getMessage());
            }
            troubled = true;
        }
    }

    private void tell(Silence silence) {
        long told = System.nanoTime();
        unheard = silence.unheardHosts();
        ages.register(
                silence.sources().entrySet().stream()
                        .map(source -> MultiGauge.Row.of(
                                Tags.of("source", source.getKey().value()), () -> seconds(source.getValue(), told)))
                        .toList(),
                true);
    }

    private static double seconds(Duration age, long told) {
        return age.plusNanos(System.nanoTime() - told).toMillis() / 1000.0;
    }
}
