package io.slotkeeper.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is listed.
 *
 * @param direction {@code IN}: a channel could not apply it; {@code OUT}: Kafka did not take it
 * @param attempts how often it was replayed without success
 * @param lastFailure why the last replay failed
 */
public record Letter(
        UUID id,
        String direction,
        @Nullable String channel,
        String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable String key,
        @Nullable String eventId,
        @Nullable String type,
        String project,
        @Nullable String correlationId,
        String reason,
        Instant arrivedAt,
        LetterState state,
        int attempts,
        @Nullable String lastFailure,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decisionReason) {}
