package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** How far each channel has applied what it reads, stored with the effects. */
@ApplicationScoped
class AppliedMarks {
    private static final Logger LOG = Logger.getLogger(AppliedMarks.class);

    /** Stands for a topic whose id could not be asked for; such a mark is not compared with anything. */
    private static final String UNKNOWN_ID = "";

    private static final String STORE = "insert into applied_mark (channel, topic, partition, topic_id, last_offset)"
            + " select ?, * from unnest(?::text[], ?::int[], ?::text[], ?::bigint[])"
            + " on conflict (channel, topic, partition) do update set topic_id = excluded.topic_id, last_offset ="
            + " case when applied_mark.topic_id = excluded.topic_id"
            + " then greatest(applied_mark.last_offset, excluded.last_offset) else excluded.last_offset end";

    private final AgroalDataSource database;
    private final TopicIds topicIds;

    @Inject
    AppliedMarks(AgroalDataSource database, TopicIds topicIds) {
        this.database = database;
        this.topicIds = topicIds;
    }

    /** Notes, in the transaction that applies or puts aside the records, that these are done; one statement. */
    void store(String channel, Collection<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, Long> offsets =
                new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        for (ConsumerRecord<String, byte[]> record : records) {
            offsets.merge(new TopicPartition(record.topic(), record.partition()), record.offset(), Math::max);
        }
        if (offsets.isEmpty()) {
            return;
        }
        List<TopicPartition> partitions = List.copyOf(offsets.keySet());
        try (Connection connection = database.getConnection();
                PreparedStatement store = connection.prepareStatement(STORE)) {
            store.setString(1, channel);
            store.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            partitions.stream().map(TopicPartition::topic).toArray()));
            store.setArray(
                    3,
                    connection.createArrayOf(
                            "int4",
                            partitions.stream().map(TopicPartition::partition).toArray()));
            store.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            partitions.stream().map(one -> id(one.topic())).toArray()));
            store.setArray(
                    5,
                    connection.createArrayOf(
                            "int8", partitions.stream().map(offsets::get).toArray()));
            store.executeUpdate();
        } catch (SQLException e) {
            throw new InfrastructureException("cannot write the applied marks", e);
        }
    }

    private String id(String topic) {
        try {
            return topicIds.of(topic).orElse(UNKNOWN_ID);
        } catch (Broker.Silent e) {
            LOG.debugf(e, "the id of %s is not known now", topic);
            return UNKNOWN_ID;
        }
    }
}
