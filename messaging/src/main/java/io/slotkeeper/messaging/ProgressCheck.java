package io.slotkeeper.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that the service gets on. A consumer or the relay that stands still although database and broker answer
 * takes readiness down; a broker that is away does not, since requests are accepted into the outbox meanwhile. Before the
 * first look nobody knows, and a service whose tables were restored must not say that it is ready and take it back.
 */
@Readiness
@ApplicationScoped
class ProgressCheck implements HealthCheck {
    private static final String NAME = "progress";

    private final ProgressWatch watch;
    private final Standstill standstill;
    private final Duration stallAfter;
    private final Duration oldestLook;

    @Inject
    ProgressCheck(
            ProgressWatch watch,
            Standstill standstill,
            @ConfigProperty(name = "slotkeeper.messaging.stall-after", defaultValue = "60s") Duration stallAfter,
            @ConfigProperty(name = "slotkeeper.messaging.observe-every", defaultValue = "10s") Duration every) {
        this.watch = watch;
        this.standstill = standstill;
        this.stallAfter = stallAfter;
        this.oldestLook = every.multipliedBy(3).plusSeconds(60);
    }

    @Override
    public HealthCheckResponse call() {
        Progress seen = watch.latest();
        List<String> complaints = new ArrayList<>(seen.complaints(stallAfter));
        if (seen == Progress.UNKNOWN) {
            complaints.add("tables and Kafka are being compared for the first time");
        }
        if (standstill.isDiverged()) {
            complaints.add(
                    0,
                    "diverged: Kafka knows more than the tables; nothing is changed until Kafka is rebuilt from the tables");
        }
        if (watch.age().compareTo(oldestLook) > 0) {
            complaints.add(
                    "nobody has looked at the progress for " + watch.age().toSeconds() + " s");
        }
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(NAME)
                .status(complaints.isEmpty())
                .withData("unsent", seen.backlog().unsent());
        if (!complaints.isEmpty()) {
            answer.withData("reason", String.join("; ", complaints));
        }
        if (!seen.brokerAway().isZero()) {
            answer.withData("brokerAwaySeconds", seen.brokerAway().toSeconds());
        }
        for (Progress.Channel channel : seen.channels()) {
            answer.withData(channel.name(), describe(channel));
        }
        return answer.build();
    }

    private static String describe(Progress.Channel channel) {
        StringBuilder text = new StringBuilder("lag " + channel.lag());
        if (channel.inHandSince() != null) {
            text.append(", in hand since ").append(channel.inHandSince());
        }
        if (channel.lastFinished() != null) {
            text.append(", last finished ").append(channel.lastFinished());
        }
        return text.toString();
    }
}
