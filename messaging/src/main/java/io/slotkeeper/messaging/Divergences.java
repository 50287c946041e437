package io.slotkeeper.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The disagreements between tables and Kafka that were ever found, and how they ended. */
@ApplicationScoped
public class Divergences {
    private static final int MOST = 500;
    private static final String OPEN = "insert into divergence"
            + " (id, kind, topic, partition, topic_id, first_offset, last_offset, reason, records, unlisted)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)"
            + " on conflict (kind, topic, partition) where resolved_at is null do update set"
            + " topic_id = excluded.topic_id, first_offset = excluded.first_offset,"
            + " last_offset = excluded.last_offset, reason = excluded.reason, records = excluded.records,"
            + " unlisted = excluded.unlisted";
    private static final String RESOLVE = "update divergence set resolved_at = now(), resolved_by = ?"
            + " where resolved_at is null and topic = ? and not (kind || ' ' || partition = any(?))";
    private static final String MADE_ANEW = "update divergence set resolved_at = now(), resolved_by = ?"
            + " where resolved_at is null and topic = ? and topic_id is distinct from ?";
    private static final String LIST = "select id, kind, topic, partition, first_offset, last_offset, reason, found_at,"
            + " resolved_at, resolved_by, records, unlisted"
            + " from divergence order by resolved_at is null desc, id desc limit ?";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    @Inject
    Divergences(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * One of them; offsets are inclusive, and the end of an open one is null.
     *
     * @param records the first of the records in question, as Kafka had them when this was found
     * @param unlisted how many more there are; where the group has read on, how many offsets more
     */
    public record Found(
            UUID id,
            String kind,
            String topic,
            int partition,
            long firstOffset,
            long lastOffset,
            String reason,
            Instant foundAt,
            @Nullable Instant resolvedAt,
            @Nullable String resolvedBy,
            List<DivergentRecord> records,
            long unlisted) {}

    /** The open ones first, then the newest. */
    public List<Found> list() {
        try (Connection connection = database.getConnection();
                PreparedStatement list = connection.prepareStatement(LIST)) {
            list.setInt(1, MOST);
            try (ResultSet row = list.executeQuery()) {
                List<Found> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new Found(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getInt(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getString(7),
                            row.getObject(8, OffsetDateTime.class).toInstant(),
                            instant(row.getObject(9, OffsetDateTime.class)),
                            row.getString(10),
                            records(row.getString(11)),
                            row.getLong(12)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new InfrastructureException("cannot read the divergences", e);
        }
    }

    /** Stores what is found now; open ones that are not found any more are over. */
    void store(List<Divergence> found) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (String topic : openTopics(connection)) {
                    resolve(connection, topic, "found no more", found);
                }
                for (Divergence divergence : found) {
                    open(connection, divergence);
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** The topic was made anew: what stood in it is gone, and with it every disagreement about it. */
    void topicIsNew(Connection connection, String topic, String id) throws SQLException {
        try (PreparedStatement resolve = connection.prepareStatement(MADE_ANEW)) {
            resolve.setString(1, "the topic was made anew");
            resolve.setString(2, topic);
            resolve.setString(3, id);
            resolve.executeUpdate();
        }
    }

    boolean anyOpen() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return !openTopics(connection).isEmpty();
        }
    }

    private static List<String> openTopics(Connection connection) throws SQLException {
        try (PreparedStatement ask =
                        connection.prepareStatement("select distinct topic from divergence where resolved_at is null");
                ResultSet answer = ask.executeQuery()) {
            List<String> topics = new ArrayList<>();
            while (answer.next()) {
                topics.add(answer.getString(1));
            }
            return topics;
        }
    }

    private static void resolve(Connection connection, String topic, String by, List<Divergence> still)
            throws SQLException {
        try (PreparedStatement resolve = connection.prepareStatement(RESOLVE)) {
            resolve.setString(1, by);
            resolve.setString(2, topic);
            resolve.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            still.stream()
                                    .filter(one -> one.partition().topic().equals(topic))
                                    .map(one ->
                                            one.kind() + " " + one.partition().partition())
                                    .toArray()));
            resolve.executeUpdate();
        }
    }

    private void open(Connection connection, Divergence divergence) throws SQLException {
        TopicPartition partition = divergence.partition();
        try (PreparedStatement open = connection.prepareStatement(OPEN)) {
            open.setObject(1, Ids.next());
            open.setString(2, divergence.kind().name());
            open.setString(3, partition.topic());
            open.setInt(4, partition.partition());
            open.setString(5, divergence.topicId());
            open.setLong(6, divergence.first());
            open.setLong(7, divergence.last());
            open.setString(8, divergence.reason());
            open.setString(9, json.writeValueAsString(divergence.records()));
            open.setLong(10, divergence.unlisted());
            open.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records cannot be written as JSON", e);
        }
    }

    private List<DivergentRecord> records(String text) {
        try {
            return json.readValue(text, new TypeReference<List<DivergentRecord>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a divergence has damaged records", e);
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
