package io.slotkeeper.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads dead letters and writes what was decided about them, in the caller's transaction. */
@ApplicationScoped
class LetterTable {
    private static final String COLUMNS = "id, direction, channel, topic, partition, record_offset, record_key,"
            + " event_id, event_type, project, correlation_id, reason, arrived_at, state, attempts, last_failure,"
            + " decided_at, decided_by, decision_reason";

    private static final String FIND = "select " + COLUMNS + " from dead_letter where"
            + " (?::text is null or project = ?) and (?::text is null or state = ?)"
            + " and (?::text is null or topic = ?) and (?::text is null or channel = ?)"
            + " and (?::text is null or event_type = ?) and (?::timestamptz is null or arrived_at >= ?)"
            + " and (?::uuid is null or id > ?) order by id limit ?";

    private static final String GET = "select " + COLUMNS + ", headers, substring(payload from 1 for ?) as beginning,"
            + " coalesce(octet_length(payload), 0) as bytes from dead_letter"
            + " where id = ? and (?::text is null or project = ?)";

    private static final String LOCK = "select " + COLUMNS + ", record_time, headers, payload from dead_letter"
            + " where id = ? and (?::text is null or project = ?) for update";

    private static final String DECIDE = "update dead_letter set state = ?, decided_at = now(), decided_by = ?,"
            + " decision_reason = ? where id = ?";

    private static final String FAILED =
            "update dead_letter set attempts = attempts + 1, last_failure = ? where id = ?";

    private static final String NOTE =
            "insert into dead_letter_decision (id, letter, decision, actor, reason) values (?, ?, ?, ?, ?)";

    private static final String DECISIONS =
            "select decision, actor, reason, at from dead_letter_decision where letter = ? order by at, id";

    private static final int FILTER_LENGTH = 1000;

    private final AgroalDataSource database;
    private final HeaderJson headers;

    @Inject
    LetterTable(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.headers = new HeaderJson(json);
    }

    /** A letter whose row is locked, with the whole record. */
    record Locked(Letter letter, @Nullable Instant recordTime, List<Header> headers, byte @Nullable [] payload) {}

    List<Letter> find(LetterFilter filter, int limit) {
        return with(FIND, find -> {
            int place = text(find, 1, filter.project());
            place = text(
                    find, place, filter.state() == null ? null : filter.state().name());
            place = text(find, place, filter.topic());
            place = text(find, place, filter.channel());
            place = text(find, place, filter.type());
            Timestamp since = filter.arrivedSince() == null ? null : Timestamp.from(filter.arrivedSince());
            find.setTimestamp(place++, since);
            find.setTimestamp(place++, since);
            find.setObject(place++, filter.after());
            find.setObject(place++, filter.after());
            find.setInt(place, limit);
            return all(find, LetterTable::letter);
        });
    }

    Optional<LetterContent> get(UUID id, @Nullable String project, int payloadBytes) {
        List<LetterContent.Decision> decisions = decisions(id);
        return with(GET, get -> {
                    get.setInt(1, payloadBytes);
                    get.setObject(2, id);
                    text(get, 3, project);
                    return all(
                            get,
                            row -> new LetterContent(
                                    letter(row),
                                    headers.read(row.getString("headers")),
                                    row.getBytes("beginning"),
                                    row.getLong("bytes"),
                                    decisions));
                })
                .stream()
                .findFirst();
    }

    Optional<Locked> lock(UUID id, @Nullable String project) {
        return with(LOCK, lock -> {
                    lock.setObject(1, id);
                    text(lock, 2, project);
                    return all(
                            lock,
                            row -> new Locked(
                                    letter(row),
                                    instant(row, "record_time"),
                                    headers.read(row.getString("headers")),
                                    row.getBytes("payload")));
                })
                .stream()
                .findFirst();
    }

    void decide(UUID id, LetterState state, String actor, @Nullable String reason) {
        with(DECIDE, decide -> {
            decide.setString(1, state.name());
            decide.setString(2, actor);
            decide.setString(3, reason);
            decide.setObject(4, id);
            return decide.executeUpdate();
        });
        note(id, state.name(), actor, reason);
    }

    void replayFailed(UUID id, String actor, String reason) {
        with(FAILED, failed -> {
            failed.setString(1, reason);
            failed.setObject(2, id);
            return failed.executeUpdate();
        });
        note(id, "REPLAY_FAILED", actor, reason);
    }

    private void note(UUID letter, String decision, String actor, @Nullable String reason) {
        with(NOTE, note -> {
            note.setObject(1, Ids.next());
            note.setObject(2, letter);
            note.setString(3, decision);
            note.setString(4, actor);
            note.setString(5, reason);
            return note.executeUpdate();
        });
    }

    private List<LetterContent.Decision> decisions(UUID letter) {
        return with(DECISIONS, find -> {
            find.setObject(1, letter);
            return all(
                    find,
                    row -> new LetterContent.Decision(
                            row.getString("decision"),
                            row.getString("actor"),
                            row.getString("reason"),
                            row.getObject("at", OffsetDateTime.class).toInstant()));
        });
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                row.getString("direction"),
                row.getString("channel"),
                row.getString("topic"),
                row.getObject("partition", Integer.class),
                row.getObject("record_offset", Long.class),
                row.getString("record_key"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("project"),
                row.getString("correlation_id"),
                row.getString("reason"),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                LetterState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("last_failure"),
                instant(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("decision_reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static int text(PreparedStatement statement, int place, @Nullable String text) throws SQLException {
        String storable = StorableText.orNull(text, FILTER_LENGTH);
        statement.setString(place, storable);
        statement.setString(place + 1, storable);
        return place + 2;
    }

    @FunctionalInterface
    private interface Use<S, T> {
        T of(S source) throws SQLException;
    }

    private <T> T with(String sql, Use<PreparedStatement, T> use) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(statement);
        } catch (SQLException e) {
            throw new InfrastructureException("cannot read or write dead letters", e);
        }
    }

    private static <T> List<T> all(PreparedStatement query, Use<ResultSet, T> row) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.of(rows));
            }
            return all;
        }
    }
}
