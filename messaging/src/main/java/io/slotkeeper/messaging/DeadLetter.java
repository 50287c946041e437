package io.slotkeeper.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to the dead letters.
 *
 * @param channel the channel that could not apply it; null for a record that Kafka did not take
 * @param partition where it stood; null for a record that Kafka did not take, like {@code offset} and {@code timestamp}
 * @param timestamp of the record, in milliseconds
 */
record DeadLetter(
        UUID id,
        @Nullable String channel,
        String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable Long timestamp,
        @Nullable String key,
        Headers headers,
        byte @Nullable [] payload,
        String reason) {
    private static final int REASON_LENGTH = 2000;

    /** A record that could not be applied. */
    static DeadLetter unapplied(String channel, ConsumerRecord<String, byte[]> record, Throwable failure) {
        return new DeadLetter(
                Ids.next(),
                channel,
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.headers(),
                record.value(),
                reason(failure));
    }

    /** A record that Kafka will never take. */
    static DeadLetter unsent(ProducerRecord<String, byte[]> record, String reason) {
        return new DeadLetter(
                Ids.next(),
                null,
                record.topic(),
                null,
                null,
                null,
                record.key(),
                record.headers(),
                record.value(),
                StorableText.of(reason, REASON_LENGTH));
    }

    /** What an operator is told: the reason given, or what lies under a failure. */
    static String reason(Throwable failure) {
        Throwable told = failure instanceof PoisonException ? failure : root(failure);
        String name = told.getClass().getSimpleName();
        String reason = Objects.requireNonNullElse(told.getMessage(), name);
        return StorableText.of(told instanceof PoisonException ? reason : name + ": " + reason, REASON_LENGTH);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    String direction() {
        return channel == null ? "OUT" : "IN";
    }

    /** The same for the same key, headers and payload. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, key == null ? null : key.getBytes(StandardCharsets.UTF_8));
            for (Header header : headers) {
                add(digest, header.key().getBytes(StandardCharsets.UTF_8));
                add(digest, header.value());
            }
            add(digest, payload);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, byte @Nullable [] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(part == null ? -1 : part.length)
                .array());
        if (part != null) {
            digest.update(part);
        }
    }
}
