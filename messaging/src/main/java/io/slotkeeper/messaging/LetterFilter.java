package io.slotkeeper.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant; what is null does not matter.
 *
 * @param project only this project's; null for whoever sees them all
 * @param arrivedSince only those put aside at this moment or later
 * @param after only those with a greater id, which are the later ones
 */
public record LetterFilter(
        @Nullable String project,
        @Nullable LetterState state,
        @Nullable String topic,
        @Nullable String channel,
        @Nullable String type,
        @Nullable Instant arrivedSince,
        @Nullable UUID after) {

    LetterFilter openAfter(@Nullable UUID last) {
        return new LetterFilter(project, LetterState.OPEN, topic, channel, type, arrivedSince, last);
    }
}
