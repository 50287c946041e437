package io.slotkeeper.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event or state record that a transaction wants sent.
 *
 * @param id the CloudEvents id, the same however often the record is sent
 * @param topic the full topic name
 * @param key the record key; order is kept per key
 * @param type the CloudEvents type, such as {@code slotkeeper.inventory.host-state.v1}
 * @param subject the aggregate that it is about
 * @param correlationId what the caller gave to recognise the answer, null if nothing
 * @param data the payload, written as JSON; null is a tombstone
 */
public record Publication(
        UUID id,
        String topic,
        String key,
        String type,
        String subject,
        String project,
        @Nullable String correlationId,
        @Nullable Object data) {}
