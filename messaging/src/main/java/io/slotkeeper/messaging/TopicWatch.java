package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
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
    private static final String COMES_BACK = "what the tables know is written to it once more";
    private static final String IS_GONE = "what stood in it is gone, for this service keeps nothing to write it from";

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
        Map<TopicPartition, Divergence.Mark> sent = marks.sent();
        Map<String, Broker.Topic> topics = broker.topics(ofInterest(sent));
        for (Map.Entry<String, Broker.Topic> topic : topics.entrySet()) {
            lookAt(topic.getKey(), topic.getValue().id(), sent);
        }
        if (toCompare.getAndSet(false)) {
            compareOrAskAgain();
        }
        if (!toCompare.get() && !divergences.anyOpen()) {
            adopt(topics);
            agree();
        }
    }

    private Set<String> ofInterest(Map<TopicPartition, Divergence.Mark> sent) {
        Set<String> topics = own(sent);
        channels.all().forEach(channel -> topics.addAll(channel.topics()));
        return topics;
    }

    private Set<String> own(Map<TopicPartition, Divergence.Mark> sent) {
        Set<String> own = new HashSet<>(republications.topics());
        sent.keySet().forEach(partition -> own.add(partition.topic()));
        return own;
    }

    private void agree() {
        if (!standstill.isOver()) {
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

    /** What stands in a topic without marks was sent to this very topic, before anybody could mark it. */
    private void adopt(Map<String, Broker.Topic> topics) throws SQLException, Broker.Silent {
        Map<TopicPartition, Divergence.Mark> sent = marks.sent();
        Map<String, Broker.Topic> unmarked = new HashMap<>(topics);
        unmarked.keySet().retainAll(own(sent));
        Set<TopicPartition> partitions = new HashSet<>(Broker.partitions(unmarked));
        partitions.removeAll(sent.keySet());
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> ends = broker.ends(partitions);
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                String id =
                        Objects.requireNonNull(topics.get(end.getKey().topic())).id();
                adopt(connection, end.getKey(), id, end.getValue() - 1);
            }
        }
    }

    private void lookAt(String topic, String id, Map<TopicPartition, Divergence.Mark> sent) throws SQLException {
        boolean isAnother = topicIds.learn(topic, id);
        boolean marksAreOfAnother = sent.entrySet().stream()
                .anyMatch(mark -> mark.getKey().topic().equals(topic)
                        && !mark.getValue().topicId().equals(id));
        try {
            if (isAnother || marksAreOfAnother) {
                renew(topic, id);
            }
        } catch (SQLException e) {
            topicIds.forget(topic);
            throw e;
        }
    }

    /** In one transaction, so that a crash in between does it all again. */
    private void renew(String topic, String id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean sentBefore = forget(connection, "sent_mark", topic, id);
                forget(connection, "applied_mark", topic, id);
                divergences.topicIsNew(connection, topic, id);
                if (sentBefore) {
                    boolean comesBack = republications.start(connection, topic, "the topic was made anew", REPUBLISHER);
                    LOG.warnf("topic %s was made anew; %s", topic, comesBack ? COMES_BACK : IS_GONE);
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
