package io.slotkeeper.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jboss.logging.Logger;

/**
 * Sends one batch in one transaction: lock, read in order, send, wait for every acknowledgement, delete, mark, commit.
 * Dying anywhere in between sends some records twice and loses none. The lock keeps the order where several instances
 * of a service run; nothing depends on it for correctness.
 *
 * <p>A record that Kafka will never take becomes a dead letter. A topic that takes nothing at the moment keeps its rows,
 * in their order, and is left alone for a while, so that the others go on. A row that commits late, however low its
 * number, is simply the first of the next batch: a read begins where nothing can come any more.
 */
final class OutboxBatch {
    private static final Logger LOG = Logger.getLogger(OutboxBatch.class);
    static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended('outbox ' || current_schema(), 0)),"
            + " pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest";

    /** The sum keeps a batch of large records small: it ends with the row that reaches the limit. */
    private static final String READ = "select seq, topic, record_key, headers, payload,"
            + " pg_snapshot_xmax(pg_current_snapshot())::text::bigint as youngest from ("
            + "select *, sum(coalesce(octet_length(payload), 0)) over (order by seq) as bytes from ("
            + "select * from outbox where seq > ? and topic <> all(?) order by seq limit ?) first) summed"
            + " where bytes - coalesce(octet_length(payload), 0) < ? order by seq";

    private static final String DELETE = "delete from outbox where seq = any(?)";

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final DataSource database;
    private final Producer<String, byte[]> producer;
    private final TopicIds topicIds;
    private final HeaderJson headers;
    private final RefusedRows letters;
    private final int size;
    private final Duration missingTopicPatience;
    private final WaitingTopics waiting = new WaitingTopics();
    private final OutboxFloor floor = new OutboxFloor();

    /**
     * @param size how many rows at most are one batch
     * @param missingTopicPatience how long a topic that Kafka does not have is waited for
     */
    OutboxBatch(
            DataSource database,
            Producer<String, byte[]> producer,
            TopicIds topicIds,
            HeaderJson headers,
            int size,
            Duration missingTopicPatience) {
        this.database = database;
        this.producer = producer;
        this.topicIds = topicIds;
        this.headers = headers;
        this.letters = new RefusedRows(headers);
        this.size = size;
        this.missingTopicPatience = missingTopicPatience;
    }

    /** A row, and the transaction that was to begin next when it was read. */
    private record Row(long seq, ProducerRecord<String, byte[]> record, long youngest) {
        String topic() {
            return record.topic();
        }
    }

    /**
     * What became of a batch.
     *
     * @param sent how many rows Kafka has and the outbox has no more; 0 also where another instance is at work
     * @param refused how many became dead letters
     * @param full whether there may be more rows to send right now
     */
    record Result(int sent, int refused, boolean full) {
        static final Result NOTHING = new Result(0, 0, false);
    }

    Result send() throws SQLException, Broker.Silent, InterruptedException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<Long> oldest = lock(connection);
                Result result = oldest.isPresent() ? sendAll(connection, oldest.get()) : Result.NOTHING;
                connection.commit();
                return result;
            } catch (SQLException | Broker.Silent | InterruptedException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private Result sendAll(Connection connection, long oldest)
            throws SQLException, Broker.Silent, InterruptedException {
        Set<String> leftAlone = waiting.at(System.nanoTime());
        List<Row> rows = read(connection, leftAlone);
        if (rows.isEmpty()) {
            return Result.NOTHING;
        }
        floor.found(rows.get(0).seq());
        Attempt attempt = new Attempt();
        attempt.lookUp(rows);
        rows.forEach(attempt::hand);
        attempt.awaitAll();
        attempt.store(connection);
        boolean full = full(rows);
        if (leftAlone.isEmpty() && attempt.gone.size() == rows.size()) {
            Row last = rows.get(rows.size() - 1);
            floor.cleared(last.seq(), !full, oldest, last.youngest());
        }
        return attempt.result(full);
    }

    /** One attempt to send a batch, from handing its records over to what is written about them. */
    private final class Attempt {
        private final Map<String, String> ids = new HashMap<>();
        private final Map<Row, Future<RecordMetadata>> handed = new LinkedHashMap<>();
        private final Set<String> held = new HashSet<>();
        private final Set<Long> gone = new HashSet<>();
        private final List<RefusedRows.Refused> refused = new ArrayList<>();
        private final SentMarks marks = new SentMarks();

        /** Which topics exist: asking is cheap, while the producer would wait long for each record of a missing one. */
        void lookUp(List<Row> rows) throws Broker.Silent {
            for (String topic : new HashSet<>(rows.stream().map(Row::topic).toList())) {
                try {
                    topicIds.of(topic).ifPresent(id -> ids.put(topic, id));
                } catch (Broker.Silent e) {
                    if (!(e.getCause() instanceof TopicAuthorizationException)) {
                        throw e;
                    }
                    hold(topic, String.valueOf(e.getMessage()));
                }
            }
        }

        void hand(Row row) {
            if (held.contains(row.topic())) {
                return;
            }
            if (!ids.containsKey(row.topic())) {
                missing(row);
                return;
            }
            try {
                Future<RecordMetadata> acknowledgement = producer.send(row.record());
                handed.put(row, acknowledgement);
                // where it failed already, the next record of this topic would wait just as long for nothing
                failure(acknowledgement).ifPresent(failure -> {
                    failed(row, failure);
                    handed.remove(row);
                });
            } catch (KafkaException e) {
                failed(row, e);
            }
        }

        void awaitAll() throws InterruptedException {
            producer.flush();
            for (Map.Entry<Row, Future<RecordMetadata>> entry : handed.entrySet()) {
                Row row = entry.getKey();
                try {
                    marks.acknowledged(entry.getValue().get());
                    if (!held.contains(row.topic())) {
                        gone.add(row.seq());
                    }
                } catch (ExecutionException e) {
                    failed(row, SendFailure.reason(e));
                }
            }
            ids.keySet().stream().filter(topic -> !held.contains(topic)).forEach(waiting::release);
        }

        /**
         * A topic that somebody else has found to be another one than this instance knew keeps its rows: nobody can say
         * into which of the two they went.
         */
        void store(Connection connection) throws SQLException {
            letters.store(connection, refused);
            Set<String> anew = marks.store(connection, ids);
            anew.forEach(topic -> {
                topicIds.forget(topic);
                hold(topic, "it was made anew meanwhile");
            });
            handed.keySet().stream()
                    .filter(row -> anew.contains(row.topic()))
                    .map(Row::seq)
                    .forEach(gone::remove);
            delete(connection, gone);
        }

        Result result(boolean full) {
            return new Result(gone.size() - refused.size(), refused.size(), full);
        }

        private void missing(Row row) {
            Duration waited = waiting.waited(row.topic(), System.nanoTime());
            if (waited.compareTo(missingTopicPatience) > 0) {
                refuse(row, "Kafka has had no topic " + row.topic() + " for " + waited.toSeconds() + " s");
            } else {
                hold(row.topic(), "Kafka has no such topic");
            }
        }

        private void failed(Row row, Throwable failure) {
            if (SendFailure.isForEver(failure)) {
                refuse(row, failure.getClass().getSimpleName() + ": " + failure.getMessage());
            } else {
                topicIds.forget(row.topic());
                hold(row.topic(), String.valueOf(failure.getMessage()));
            }
        }

        private void refuse(Row row, String reason) {
            LOG.errorf("dead letter: direction=OUT topic=%s seq=%d reason=%s", row.topic(), row.seq(), reason);
            refused.add(new RefusedRows.Refused(row.record(), reason));
            gone.add(row.seq());
        }

        private void hold(String topic, String reason) {
            if (held.add(topic)) {
                waiting.hold(topic, System.nanoTime());
                LOG.warnf("rows of a topic wait: topic=%s reason=%s", topic, reason);
            }
        }
    }

    private static Optional<Throwable> failure(Future<RecordMetadata> acknowledgement) {
        if (!acknowledgement.isDone()) {
            return Optional.empty();
        }
        try {
            acknowledgement.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(SendFailure.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e);
        }
    }

    /** The oldest transaction that ran when the lock was had; empty where another instance has it. */
    private static Optional<Long> lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                ResultSet answer = lock.executeQuery()) {
            return answer.next() && answer.getBoolean(1) ? Optional.of(answer.getLong("oldest")) : Optional.empty();
        }
    }

    private List<Row> read(Connection connection, Set<String> leftAlone) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setLong(1, floor.next(System.nanoTime()));
            read.setArray(2, connection.createArrayOf("text", leftAlone.toArray()));
            read.setInt(3, size);
            read.setLong(4, MOST_BYTES);
            try (ResultSet found = read.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(new Row(found.getLong("seq"), record(found), found.getLong("youngest")));
                }
                return rows;
            }
        }
    }

    private boolean full(List<Row> rows) {
        long bytes = rows.stream()
                .map(row -> row.record().value())
                .mapToLong(payload -> payload == null ? 0 : payload.length)
                .sum();
        return rows.size() == size || bytes >= MOST_BYTES;
    }

    private ProducerRecord<String, byte[]> record(ResultSet row) throws SQLException {
        return new ProducerRecord<>(
                row.getString("topic"),
                null,
                row.getString("record_key"),
                row.getBytes("payload"),
                headers.read(row.getString("headers")));
    }

    private static void delete(Connection connection, Set<Long> gone) throws SQLException {
        if (gone.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, connection.createArrayOf("bigint", gone.toArray()));
            delete.executeUpdate();
        }
    }
}
