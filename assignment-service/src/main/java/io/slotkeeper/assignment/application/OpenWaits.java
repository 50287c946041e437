package io.slotkeeper.assignment.application;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.slotkeeper.assignment.domain.StateName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * How long assignments have been waiting, and how many of them for too long, as metrics. Counted by the database's
 * clock, one query for all of them; while the database cannot be asked the metrics are not numbers.
 */
@ApplicationScoped
public class OpenWaits {
    private final Assignments assignments;
    private volatile List<Assignments.Waits> counted = List.of();
    private volatile boolean known;

    @Inject
    OpenWaits(Assignments assignments, MeterRegistry meters) {
        this.assignments = assignments;
        for (StateName state : StateName.values()) {
            Gauge.builder("slotkeeper_assignment_oldest_transient_seconds", () -> oldestSeconds(state))
                    .description("How long the first of those that wait with a deadline has been in the state")
                    .tag("state", state.name())
                    .register(meters);
        }
        Gauge.builder("slotkeeper_assignment_overdue", this::overdue)
                .description("Assignments past their deadline")
                .register(meters);
    }

    /** Counts anew. */
    public void count() {
        try {
            counted = waits();
            known = true;
        } catch (RuntimeException e) {
            known = false;
            throw e;
        }
    }

    @Transactional
    List<Assignments.Waits> waits() {
        return assignments.waits();
    }

    private double oldestSeconds(StateName state) {
        return known
                ? counted.stream()
                        .filter(waits -> waits.state().equals(state.name()))
                        .mapToDouble(waits -> waits.oldest().toMillis() / 1000.0)
                        .sum()
                : Double.NaN;
    }

    private double overdue() {
        return known ? counted.stream().mapToInt(Assignments.Waits::overdue).sum() : Double.NaN;
    }
}
