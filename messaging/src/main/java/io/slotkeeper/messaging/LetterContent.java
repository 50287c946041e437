package io.slotkeeper.messaging;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one dead letter.
 *
 * @param payload at most as many of its first bytes as were asked for; null where the record has none
 * @param payloadBytes the length of the whole payload
 * @param decisions in their order
 */
public record LetterContent(
        Letter letter, List<Header> headers, byte @Nullable [] payload, long payloadBytes, List<Decision> decisions) {

    /**
     * What somebody decided.
     *
     * @param decision {@code REPLAYED}, {@code REPLAY_FAILED} or {@code DISMISSED}
     * @param reason the operator's for a dismissal, the failure's for a replay that failed, a note otherwise
     */
    public record Decision(String decision, String actor, @Nullable String reason, Instant at) {}
}
