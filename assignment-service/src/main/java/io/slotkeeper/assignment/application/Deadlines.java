package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.config.AssignmentConfig;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.TimeLimit;
import io.slotkeeper.assignment.domain.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gives every wait its deadline, by the database's clock; each step of an assignment begins a new one. */
@ApplicationScoped
class Deadlines {
    private final Clocks clocks;
    private final AssignmentConfig config;

    @Inject
    Deadlines(Clocks clocks, AssignmentConfig config) {
        this.clocks = clocks;
        this.config = config;
    }

    /** The assignment with the deadline of what it waits for now, or with none. */
    Assignment set(Assignment assignment) {
        return assignment.withDeadline(assignment
                .waiting()
                .filter(Waiting::isTransient)
                .map(waiting -> of(assignment, waiting))
                .orElse(null));
    }

    /** When a tentative hold that is placed now ends. */
    Instant ofTentativeHold() {
        return clocks.database().plus(config.tentativeHold());
    }

    /** A tentative hold keeps the end that it was placed with, whoever holds it up meanwhile. */
    private Instant of(Assignment assignment, Waiting waiting) {
        Instant promised = assignment.hold() == null ? null : assignment.hold().until();
        return promised == null ? clocks.database().plus(length(waiting.limit())) : promised;
    }

    private Duration length(@Nullable TimeLimit limit) {
        if (limit == null) {
            throw new IllegalArgumentException("a wait without a limit has no deadline");
        }
        return switch (limit) {
            case VERDICT -> config.verdictTimeout();
            case TENTATIVE_HOLD -> config.tentativeHold();
            case ORDER -> config.orderWait();
            case MAINTENANCE -> config.maintenanceWait();
            case OTHERS -> config.othersWait();
        };
    }
}
