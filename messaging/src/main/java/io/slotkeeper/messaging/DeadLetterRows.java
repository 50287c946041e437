package io.slotkeeper.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Writes dead letters into their table. */
final class DeadLetterRows {
    /** The same unread record again is the letter that it was; a record that is refused again after a replay is open again. */
    private static final String INSERT = "insert into dead_letter as letter (id, direction, channel, topic, partition,"
            + " record_offset, record_time, record_key, headers, payload, fingerprint,"
            + " event_id, event_source, event_type, project, correlation_id, reason)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (direction, coalesce(channel, ''), topic, coalesce(partition, -1),"
            + " coalesce(record_offset, -1), fingerprint)"
            + " do update set state = 'OPEN', attempts = letter.attempts + 1, last_failure = excluded.reason,"
            + " decided_at = null, decided_by = null, decision_reason = null where letter.direction = 'OUT'";

    private static final int NAME_LENGTH = 1000;
    static final int KEY_LENGTH = 100_000;
    private static final String DEFAULT_PROJECT = "default";

    private final HeaderJson headers;

    DeadLetterRows(HeaderJson headers) {
        this.headers = headers;
    }

    /** True where the letter is new or open again, false where it was put aside before. */
    boolean insert(Connection connection, DeadLetter letter) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, letter.id());
            insert.setString(2, letter.direction());
            insert.setString(3, letter.channel());
            insert.setString(4, letter.topic());
            insert.setObject(5, letter.partition());
            insert.setObject(6, letter.offset());
            insert.setTimestamp(7, letter.timestamp() == null ? null : new Timestamp(letter.timestamp()));
            insert.setString(8, StorableText.orNull(letter.key(), KEY_LENGTH));
            insert.setString(9, headers.write(letter.headers()));
            insert.setBytes(10, letter.payload());
            insert.setString(11, letter.fingerprint());
            insert.setString(12, name(letter.headers(), "ce_id"));
            insert.setString(13, name(letter.headers(), "ce_source"));
            insert.setString(14, name(letter.headers(), "ce_type"));
            insert.setString(15, Objects.requireNonNullElse(name(letter.headers(), "ce_project"), DEFAULT_PROJECT));
            insert.setString(16, name(letter.headers(), "ce_correlationid"));
            insert.setString(17, letter.reason());
            return insert.executeUpdate() == 1;
        }
    }

    private static @Nullable String name(Headers headers, String name) {
        return StorableText.orNull(CloudEventRecords.header(headers, name), NAME_LENGTH);
    }
}
