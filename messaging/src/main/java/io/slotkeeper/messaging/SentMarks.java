package io.slotkeeper.messaging;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the service has written its own topics, stored with the deletion of the rows that were sent. */
final class SentMarks {
    /** A row of another topic id is left alone: only the watch over the topics says that a topic is a new one. */
    private static final String STORE = "insert into sent_mark (topic, partition, topic_id, last_offset)"
            + " select * from unnest(?::text[], ?::int[], ?::text[], ?::bigint[])"
            + " on conflict (topic, partition) do update"
            + " set last_offset = greatest(sent_mark.last_offset, excluded.last_offset)"
            + " where sent_mark.topic_id = excluded.topic_id returning topic, partition";

    private final Map<TopicPartition, Long> offsets = new HashMap<>();

    void acknowledged(RecordMetadata record) {
        offsets.merge(new TopicPartition(record.topic(), record.partition()), record.offset(), Math::max);
    }

    /**
     * Stores them as marks of topics with these ids.
     *
     * @return the topics of which the marks say that they have another id: what was sent there is not marked
     */
    Set<String> store(Connection connection, Map<String, String> topicIds) throws SQLException {
        if (offsets.isEmpty()) {
            return Set.of();
        }
        List<TopicPartition> partitions = List.copyOf(offsets.keySet());
        try (PreparedStatement store = connection.prepareStatement(STORE)) {
            store.setArray(
                    1,
                    array(
                            connection,
                            "text",
                            partitions.stream().map(TopicPartition::topic).toArray()));
            store.setArray(
                    2,
                    array(
                            connection,
                            "int4",
                            partitions.stream().map(TopicPartition::partition).toArray()));
            store.setArray(
                    3,
                    array(
                            connection,
                            "text",
                            partitions.stream()
                                    .map(partition -> topicIds.get(partition.topic()))
                                    .toArray()));
            store.setArray(
                    4,
                    array(
                            connection,
                            "int8",
                            partitions.stream().map(offsets::get).toArray()));
            Set<TopicPartition> unmarked = new HashSet<>(partitions);
            try (ResultSet marked = store.executeQuery()) {
                while (marked.next()) {
                    unmarked.remove(new TopicPartition(marked.getString(1), marked.getInt(2)));
                }
            }
            return unmarked.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        }
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
