package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Compares tables and Kafka when the service starts, and whenever its database was away and may have come back as an
 * older one; and notices all the time when a topic is not the one that it was. A topic that was made anew is empty: its
 * marks are void, and it is written once more from the tables.
 */
@ApplicationScoped
class TopicWatch {
    private static final Logger LOG = Logger.getLogger(TopicWatch.class);
    private static final String REPUBLISHER = "slotkeeper";

    private final Broker broker;
    private final Channels channels;
    private final TopicIds topicIds;
    private final Marks marks;
    private final Comparison comparison;
    private final Divergences divergences;
    private final Republications republications;
    private final Standstill standstill;
    private final AgroalDataSource database;
    private final AtomicBoolean toCompare = new AtomicBoolean(true);
    private final AtomicLong comparisons = new AtomicLong();

    @Inject
    TopicWatch(
            Broker broker,
            Channels channels,
            TopicIds topicIds,
            Marks marks,
            Comparison comparison,
            Divergences divergences,
            Republications republications,
            Standstill standstill,
            AgroalDataSource database) {
        this.broker = broker;
        this.channels = channels;
        this.topicIds = topicIds;
        this.marks = marks;
        this.comparison = comparison;
        this.divergences = divergences;
        this.republications = republications;
        this.standstill = standstill;
        this.database = database;
    }

    /** The database was away: what comes back may know less. */
    void databaseWasAway() {
        toCompare.set(true);
    }

    /** How often tables and Kafka have been compared since the start. */
    long comparisons() {
        return comparisons.get();
    }

    /** One look; whatever does not answer is asked again with the next one. */
    void look() throws SQLException, Broker.Silent {
        if (toCompare.getAndSet(false)) {
            compareOrAskAgain();
        }
        lookAtTopics();
        if (!toCompare.get() && !standstill.isOver() && !divergences.anyOpen()) {
            LOG.info("tables and Kafka agree: the service goes on");
            standstill.agreed();
        }
    }

    private void compareOrAskAgain() throws SQLException, Broker.Silent {
        boolean done = false;
        try {
            done = compare();
        } finally {
            if (!done) {
                toCompare.set(true);
            }
        }
    }

    private boolean compare() throws SQLException, Broker.Silent {
        var found = comparison.compare();
        if (found.isEmpty()) {
            return false;
        }
        divergences.store(found.get());
        if (!found.get().isEmpty()) {
            standstill.diverged();
            found.get()
                    .forEach(one -> LOG.errorf(
                            "DIVERGED: kind=%s partition=%s offsets=%d-%d reason=%s. Nothing is changed until Kafka is rebuilt"
                                    + " from the tables.",
                            one.kind(), one.partition(), one.first(), one.last(), one.reason()));
        }
        comparisons.incrementAndGet();
        return true;
    }

    private void lookAtTopics() throws SQLException, Broker.Silent {
        Map<TopicPartition, Divergence.Mark> sent = marks.sent();
        Set<String> own = new HashSet<>(republications.topics());
        sent.keySet().forEach(partition -> own.add(partition.topic()));
        Set<String> all = new HashSet<>(own);
        channels.all().forEach(channel -> all.addAll(channel.topics()));
        Map<String, Broker.Topic> existing = broker.topics(all);
        for (Map.Entry<String, Broker.Topic> topic : existing.entrySet()) {
            look(topic.getKey(), topic.getValue(), own.contains(topic.getKey()), sent);
        }
    }

    private void look(String name, Broker.Topic topic, boolean own, Map<TopicPartition, Divergence.Mark> sent)
            throws SQLException, Broker.Silent {
        boolean changed = topicIds.learn(name, topic.id());
        Set<TopicPartition> partitions = Broker.partitions(Map.of(name, topic));
        boolean marked = partitions.stream()
                .map(sent::get)
                .allMatch(mark -> mark != null && mark.topicId().equals(topic.id()));
        if (changed || (own && !marked)) {
            renew(name, topic, own ? broker.ends(partitions) : Map.of());
        }
    }

    /** In one transaction, so that a crash in between does it all again. */
    private void renew(String name, Broker.Topic topic, Map<TopicPartition, Long> ends) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean sentBefore = forget(connection, "sent_mark", name, topic.id());
                boolean appliedBefore = forget(connection, "applied_mark", name, topic.id());
                for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                    adopt(connection, end.getKey(), topic.id(), end.getValue() - 1);
                }
                if (sentBefore || appliedBefore) {
                    divergences.topicIsNew(connection, name);
                }
                if (sentBefore) {
                    LOG.warnf("topic %s was made anew; what the tables know is written to it once more", name);
                    republications.start(connection, name, "the topic was made anew", REPUBLISHER);
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** True for the one of several instances that finds the old marks. */
    private static boolean forget(Connection connection, String table, String topic, String id) throws SQLException {
        try (PreparedStatement forget =
                connection.prepareStatement("delete from " + table + " where topic = ? and topic_id <> ?")) {
            forget.setString(1, topic);
            forget.setString(2, id);
            return forget.executeUpdate() > 0;
        }
    }

    /** What stands there now was sent to this very topic, before anybody could mark it. */
    private static void adopt(Connection connection, TopicPartition partition, String id, long last)
            throws SQLException {
        try (PreparedStatement adopt = connection.prepareStatement(
                "insert into sent_mark (topic, partition, topic_id, last_offset) values (?, ?, ?, ?)"
                        + " on conflict (topic, partition) do update set last_offset ="
                        + " greatest(sent_mark.last_offset, excluded.last_offset)")) {
            adopt.setString(1, partition.topic());
            adopt.setInt(2, partition.partition());
            adopt.setString(3, id);
            adopt.setLong(4, last);
            adopt.executeUpdate();
        }
    }
}
