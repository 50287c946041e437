package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Compares the tables with Kafka: what was written and read with what the tables say about it. */
@ApplicationScoped
class Comparison {
    /** So many offsets beyond the mark are looked at; a crash leaves some hundreds. */
    private static final long MOST = 20_000;

    /** So many before it, where a record that was sent twice stands for the first time. */
    private static final long BEFORE = 5_000;

    private static final String KNOWN = "select header ->> 'base64' from outbox,"
            + " jsonb_array_elements(headers::jsonb) header where topic = ? and header ->> 'name' = 'ce_id'"
            + " and header ->> 'base64' = any(?)";
    private static final String KNOWN_LETTERS =
            "select event_id from dead_letter where direction = 'OUT' and topic = ? and event_id = any(?)";

    private final Broker broker;
    private final Channels channels;
    private final Marks marks;
    private final WrittenRecords records;
    private final Republications republications;
    private final AgroalDataSource database;
    private final boolean relayEnabled;

    @Inject
    Comparison(
            Broker broker,
            Channels channels,
            Marks marks,
            WrittenRecords records,
            Republications republications,
            AgroalDataSource database,
            @ConfigProperty(name = "slotkeeper.messaging.relay-enabled", defaultValue = "true") boolean relayEnabled) {
        this.broker = broker;
        this.channels = channels;
        this.marks = marks;
        this.records = records;
        this.republications = republications;
        this.database = database;
        this.relayEnabled = relayEnabled;
    }

    /** Every disagreement; empty answer where another instance sends at the moment, which is asked again later. */
    Optional<List<Divergence>> compare() throws SQLException, Broker.Silent {
        List<Divergence> found = new ArrayList<>(read());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                // while the relay's lock is held, nothing is between the outbox and Kafka
                if (!locked(connection)) {
                    return Optional.empty();
                }
                found.addAll(written(connection));
            } finally {
                connection.rollback();
            }
        }
        return Optional.of(found);
    }

    /** What the groups have committed is asked first: the marks only grow meanwhile. */
    private List<Divergence> read() throws SQLException, Broker.Silent {
        List<Divergence> found = new ArrayList<>();
        boolean blank = marks.blank();
        for (Channels.Channel channel : channels.all()) {
            Map<TopicPartition, Long> committed = broker.committed(channel.group());
            Map<TopicPartition, Divergence.Mark> applied = marks.applied(channel.name());
            Map<String, Broker.Topic> topics = broker.topics(channel.topics());
            for (TopicPartition partition : Broker.partitions(topics)) {
                Divergence.read(
                                partition,
                                id(topics, partition),
                                committed.get(partition),
                                applied.get(partition),
                                blank)
                        .ifPresent(found::add);
            }
        }
        return listed(found);
    }

    private List<Divergence> listed(List<Divergence> found) throws Broker.Silent {
        Map<TopicPartition, Long> beginnings = broker.beginnings(
                found.stream().map(Divergence::partition).distinct().toList());
        List<Divergence> listed = new ArrayList<>();
        for (Divergence one : found) {
            long from = Math.max(one.first(), beginnings.getOrDefault(one.partition(), 0L));
            long to = Math.min(one.last() + 1, from + Divergence.LISTED);
            listed.add(one.listing(from < to ? records.all(one.partition(), from, to) : List.of(), to));
        }
        return listed;
    }

    private List<Divergence> written(Connection connection) throws SQLException, Broker.Silent {
        Map<TopicPartition, Divergence.Mark> sent = marks.sent();
        if (sent.isEmpty() && relayEnabled && marks.blank()) {
            sent = neverWritten();
        }
        Map<String, Broker.Topic> topics = broker.topics(
                sent.keySet().stream().map(TopicPartition::topic).distinct().toList());
        Set<TopicPartition> present = new HashSet<>(Broker.partitions(topics));
        present.retainAll(sent.keySet());
        Map<TopicPartition, Long> ends = broker.ends(present);
        Map<TopicPartition, Long> beginnings = broker.beginnings(present);
        List<Divergence> found = new ArrayList<>();
        for (TopicPartition partition : present) {
            Divergence.Mark mark = Objects.requireNonNull(sent.get(partition));
            String id = id(topics, partition);
            long end = ends.getOrDefault(partition, 0L);
            if (mark.topicId().equals(id) && end > mark.lastOffset() + 1) {
                long from = Math.max(beginnings.getOrDefault(partition, 0L), mark.lastOffset() + 1 - BEFORE);
                List<DivergentRecord> ours = records.ours(partition, from, Math.min(end, mark.lastOffset() + 1 + MOST));
                Divergence.written(partition, id, mark, ours, known(connection, partition.topic(), mark, ours))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /**
     * What tables say that never wrote anything, of the topics that they have nothing for: a first start, an emptied
     * database. Those of an older release had no marks, but they have what was written.
     */
    private Map<TopicPartition, Divergence.Mark> neverWritten() throws Broker.Silent {
        Map<TopicPartition, Divergence.Mark> nothing = new HashMap<>();
        Map<String, Broker.Topic> topics = broker.topics(republications.topics());
        for (String topic : topics.keySet()) {
            if (republications.hasNothing(topic)) {
                Map<String, Broker.Topic> one = Map.of(topic, Objects.requireNonNull(topics.get(topic)));
                Broker.partitions(one)
                        .forEach(partition -> nothing.put(partition, Divergence.Mark.nothing(id(one, partition))));
            }
        }
        return nothing;
    }

    private static String id(Map<String, Broker.Topic> topics, TopicPartition partition) {
        return Objects.requireNonNull(topics.get(partition.topic())).id();
    }

    private static Set<String> known(
            Connection connection, String topic, Divergence.Mark mark, Collection<DivergentRecord> ours)
            throws SQLException {
        Set<String> known = new HashSet<>();
        Map<String, String> encoded = new HashMap<>();
        for (DivergentRecord record : ours) {
            String event = Objects.requireNonNullElse(record.eventId(), "");
            if (record.offset() <= mark.lastOffset()) {
                known.add(event);
            } else {
                encoded.put(Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8)), event);
            }
        }
        found(connection, KNOWN, topic, encoded.keySet()).forEach(base64 -> known.add(encoded.get(base64)));
        known.addAll(found(connection, KNOWN_LETTERS, topic, encoded.values()));
        return known;
    }

    private static List<String> found(Connection connection, String query, String topic, Collection<String> ids)
            throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(query)) {
            ask.setString(1, topic);
            ask.setArray(2, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet answer = ask.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (answer.next()) {
                    found.add(answer.getString(1));
                }
                return found;
            }
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(OutboxBatch.LOCK);
                ResultSet answer = lock.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
