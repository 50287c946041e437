package io.slotkeeper.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that Kafka has and the tables do not know. What a record does not say of itself is absent.
 *
 * @param eventId its {@code ce_id}
 * @param type its {@code ce_type}
 * @param subject what it is about: a host, a machine, an assignment
 * @param time when it happened, or, where it does not say so, when it was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DivergentRecord(
        long offset, @Nullable String eventId, @Nullable String type, @Nullable String subject, Instant time) {}
