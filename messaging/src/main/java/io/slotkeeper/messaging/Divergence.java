package io.slotkeeper.messaging;

import java.util.Collection;
import java.util.Comparator;
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
 * @param topicId of the topic as it stands now: once there is another one, this is over
 * @param first the first offset that the tables do not know of
 * @param last the last one
 * @param records the first of the records in question, in the order of their offsets
 * @param unlisted how many more there are, or, where only offsets were counted, there may be
 * @param reason for people
 */
record Divergence(
        Kind kind,
        TopicPartition partition,
        String topicId,
        long first,
        long last,
        List<DivergentRecord> records,
        long unlisted,
        String reason) {
    /** So many records of a partition are listed. */
    static final int LISTED = 100;

    /** How the tables are behind. */
    enum Kind {
        /** A record of our own stands in a topic, and no table knows that it was ever published. */
        WRITTEN,
        /** The group has read on, and the tables lack what was applied meanwhile. */
        READ
    }

    /** How far the tables say that a partition was written or applied, and of which topic that was. */
    record Mark(String topicId, long lastOffset) {
        /** What tables say that have never known anything. */
        static Mark nothing(String topicId) {
            return new Mark(topicId, -1);
        }
    }

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
                    ? Optional.of(read(partition, topicId, 0, committed, "the group has read, the tables are empty"))
                    : Optional.empty();
        }
        if (!mark.topicId().equals(topicId) || committed <= mark.lastOffset() + 1) {
            return Optional.empty();
        }
        return Optional.of(read(
                partition,
                topicId,
                mark.lastOffset() + 1,
                committed,
                "the group has read what the tables have not applied"));
    }

    private static Divergence read(TopicPartition partition, String topicId, long first, long committed, String why) {
        return new Divergence(Kind.READ, partition, topicId, first, committed - 1, List.of(), committed - first, why);
    }

    /** The same with its records; {@code next} is the first offset in question that was not looked at. */
    Divergence listing(List<DivergentRecord> seen, long next) {
        return new Divergence(kind, partition, topicId, first, last, seen, last + 1 - next, reason);
    }

    /**
     * Compares what stands beyond the mark with what is known to have been published.
     *
     * @param beyond our own records after the mark
     * @param known the event ids of the outbox, of dead letters, and of records before the mark
     */
    static Optional<Divergence> written(
            TopicPartition partition,
            String topicId,
            Mark mark,
            Collection<DivergentRecord> beyond,
            Set<String> known) {
        if (!mark.topicId().equals(topicId)) {
            return Optional.empty();
        }
        List<DivergentRecord> unknown = beyond.stream()
                .filter(record -> record.offset() > mark.lastOffset())
                .filter(record -> record.eventId() == null || !known.contains(record.eventId()))
                .sorted(Comparator.comparing(DivergentRecord::offset))
                .toList();
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Divergence(
                Kind.WRITTEN,
                partition,
                topicId,
                unknown.get(0).offset(),
                unknown.get(unknown.size() - 1).offset(),
                unknown.subList(0, Math.min(LISTED, unknown.size())),
                Math.max(0, unknown.size() - LISTED),
                unknown.size() + " records of this service are in Kafka, and no table knows of them"));
    }
}
