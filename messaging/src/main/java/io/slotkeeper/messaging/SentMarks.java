package io.slotkeeper.messaging;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the service has written its own topics, stored with the deletion of the rows that were sent. */
final class SentMarks {
    /** A row of another topic id is left alone: only the watch over the topics says that a topic is a new one. */
    private static final String STORE = "insert into sent_mark (topic, partition, topic_id, last_offset)"
            + " select * from unnest(?::text[], ?::int[], ?::text[], ?::bigint[])"
            + " on conflict (topic, partition) do update set last_offset = excluded.last_offset"
            + " where sent_mark.topic_id = excluded.topic_id and sent_mark.last_offset < excluded.last_offset";

    private final Map<TopicPartition, Long> offsets = new HashMap<>();

    void acknowledged(RecordMetadata record) {
        offsets.merge(new TopicPartition(record.topic(), record.partition()), record.offset(), Math::max);
    }

    void store(Connection connection, Map<String, String> topicIds) throws SQLException {
        if (offsets.isEmpty()) {
            return;
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
            store.executeUpdate();
        }
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
