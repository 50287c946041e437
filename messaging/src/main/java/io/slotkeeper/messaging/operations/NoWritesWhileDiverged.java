package io.slotkeeper.messaging.operations;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.messaging.Standstill;
import io.slotkeeper.messaging.problem.Problems;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * While tables and Kafka disagree nothing is changed over HTTP either, so that the disagreement does not grow. Reading
 * goes on, and so does what is {@linkplain AllowedWhileDiverged allowed}.
 */
public class NoWritesWhileDiverged {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Standstill standstill;

    @Inject
    NoWritesWhileDiverged(Standstill standstill) {
        this.standstill = standstill;
    }

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request, ResourceInfo route) {
        if (standstill.isDiverged()
                && !READING.contains(request.getMethod())
                && !route.getResourceMethod().isAnnotationPresent(AllowedWhileDiverged.class)) {
            throw diverged();
        }
    }

    private static HttpProblem diverged() {
        return HttpProblem.builder(Problems.of(
                        "diverged",
                        503,
                        "The service stands still",
                        "Kafka knows more than this service's tables, as after a restored backup. Nothing is changed"
                                + " until an operator has rebuilt Kafka from the tables."))
                .withHeader("Retry-After", 60)
                .build();
    }
}
