package io.slotkeeper.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Something that Kafka knows and the tables do not: what a database looks like that was restored from the past. The
 * rules only say so where there is no harmless reading left; offsets may have gaps, records may be gone, and a crash
 * leaves records behind that are still in the outbox.
 *
 * @param kind whether we wrote it or read it
 * @param first the first offset that the tables do not know of
 * @param last the last one
 * @param reason for people
 */
record Divergence(Kind kind, TopicPartition partition, long first, long last, String reason) {
    /** How the tables are behind. */
    enum Kind {
        /** A record of our own stands in a topic, and no table knows that it was ever published. */
        WRITTEN,
        /** The group has read on, and the tables lack what was applied meanwhile. */
        READ
    }

    /** How far the tables say that a partition was written or applied, and of which topic that was. */
    record Mark(String topicId, long lastOffset) {}

    /** A record of our own that stands in a topic. */
    record Written(long offset, String eventId) {}

    /**
     * Compares what a group has committed with what the tables have applied. Offsets are committed after the
     * transaction that applies, so a group is never ahead of its tables by itself.
     *
     * @param committed where the group would go on reading, null where it never committed
     * @param mark null where nothing was ever applied
     * @param blank whether the tables have never applied anything from anywhere
     */
    static Optional<Divergence> read(
            TopicPartition partition, String topicId, @Nullable Long committed, @Nullable Mark mark, boolean blank) {
        if (committed == null || committed == 0) {
            return Optional.empty();
        }
        if (mark == null) {
            return blank
                    ? Optional.of(new Divergence(
                            Kind.READ, partition, 0, committed - 1, "the group has read, the tables are empty"))
                    : Optional.empty();
        }
        if (!mark.topicId().equals(topicId) || committed <= mark.lastOffset() + 1) {
            return Optional.empty();
        }
        return Optional.of(new Divergence(
                Kind.READ,
                partition,
                mark.lastOffset() + 1,
                committed - 1,
                "the group has read what the tables have not applied"));
    }

    /**
     * Compares what stands beyond the mark with what is known to have been published.
     *
     * @param beyond our own records after the mark
     * @param known the event ids of the outbox, of dead letters, and of records before the mark
     */
    static Optional<Divergence> written(
            TopicPartition partition, String topicId, Mark mark, Collection<Written> beyond, Set<String> known) {
        if (!mark.topicId().equals(topicId)) {
            return Optional.empty();
        }
        List<Long> unknown = beyond.stream()
                .filter(record -> record.offset() > mark.lastOffset())
                .filter(record -> !known.contains(record.eventId()))
                .map(Written::offset)
                .sorted()
                .toList();
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Divergence(
                Kind.WRITTEN,
                partition,
                unknown.get(0),
                unknown.get(unknown.size() - 1),
                unknown.size() + " records of this service are in Kafka, and no table knows of them"));
    }
}
