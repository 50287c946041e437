package io.slotkeeper.policy.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.slotkeeper.policy.application.Questions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** How long the oldest question has waited for its answer, by the database's clock, looked up every ten seconds. */
@ApplicationScoped
class OldestQuestion {

    private static final Logger LOG = Logger.getLogger(OldestQuestion.class);

    private final Questions questions;
    private final MeterRegistry meters;
    private volatile double seconds = Double.NaN;

    OldestQuestion(Questions questions, MeterRegistry meters) {
        this.questions = questions;
        this.meters = meters;
    }

    void onStart(@Observes StartupEvent started) {
        Gauge.builder("slotkeeper.policy.oldest.question.seconds", () -> seconds)
                .description("How long the oldest question has waited for its verdict; 0 where none waits")
                .register(meters);
    }

    @Scheduled(every = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        try {
            seconds = questions.oldestSeconds();
        } catch (RuntimeException e) {
            seconds = Double.NaN;
            LOG.debug("It is not known how long questions wait.", e);
        }
    }
}
