package io.slotkeeper.messaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Outbox rows that Kafka will never take become dead letters, in the transaction that deletes them, so that they do not
 * hold the others up and nobody loses them.
 */
final class RefusedRows {
    private static final String STORE = "insert into dead_letter (id, direction, topic, record_key, headers, payload,"
            + " fingerprint, event_id, event_type, project, correlation_id, reason)"
            + " values (?, 'OUT', ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (direction, coalesce(channel, ''), topic, coalesce(partition, -1),"
            + " coalesce(record_offset, -1), fingerprint)"
            + " do update set state = 'OPEN', attempts = dead_letter.attempts + 1, last_failure = excluded.reason,"
            + " decided_at = null, decided_by = null, decision_reason = null";

    private final HeaderJson headers;

    RefusedRows(HeaderJson headers) {
        this.headers = headers;
    }

    /** A row and why it is refused. */
    record Refused(ProducerRecord<String, byte[]> record, String reason) {}

    void store(Connection connection, List<Refused> refused) throws SQLException {
        if (refused.isEmpty()) {
            return;
        }
        try (PreparedStatement store = connection.prepareStatement(STORE)) {
            for (Refused letter : refused) {
                ProducerRecord<String, byte[]> record = letter.record();
                store.setObject(1, Ids.next());
                store.setString(2, record.topic());
                store.setString(3, record.key());
                store.setString(4, headers.write(record.headers()));
                store.setBytes(5, record.value());
                store.setString(6, fingerprint(record));
                store.setString(7, text(record, "ce_id"));
                store.setString(8, text(record, "ce_type"));
                store.setString(9, Objects.requireNonNullElse(text(record, "ce_project"), "default"));
                store.setString(10, text(record, "ce_correlationid"));
                store.setString(11, letter.reason());
                store.addBatch();
            }
            store.executeBatch();
        }
    }

    /** The same record refused again, after a replay, is the same letter. */
    private static String fingerprint(ProducerRecord<String, byte[]> record) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8));
            update(digest, record.value());
            for (Header header : record.headers()) {
                if (!header.key().equals("traceparent") && !header.key().equals("tracestate")) {
                    update(digest, header.key().getBytes(StandardCharsets.UTF_8));
                    update(digest, header.value());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, byte @Nullable [] part) {
        digest.update((byte) (part == null ? 0 : 1));
        if (part != null) {
            digest.update(part);
        }
    }

    private static @Nullable String text(ProducerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
