package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.StateName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One fact: the assignment after it, and the circumstances. History row and event have the same content. */
public record FactRecord(
        UUID eventId,
        Fact fact,
        Assignment assignment,
        @Nullable StateName previousState,
        String actor,
        @Nullable String reason,
        String message,
        @Nullable String correlationId,
        Instant at) {}
