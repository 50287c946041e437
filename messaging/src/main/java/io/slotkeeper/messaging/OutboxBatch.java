package io.slotkeeper.messaging;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends one batch in one transaction: lock, read in order, send, wait for every acknowledgement, delete, commit. Dying
 * anywhere in between sends some records twice and loses none. The lock keeps the order where several instances of a
 * service run; nothing depends on it for correctness.
 */
final class OutboxBatch {
    private static final String LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended('outbox ' || current_schema(), 0))";
    private static final String READ =
            "select seq, topic, record_key, headers, payload from outbox order by seq limit ?";
    private static final String DELETE = "delete from outbox where seq = any(?)";

    private final DataSource database;
    private final Producer<String, byte[]> producer;
    private final HeaderJson headers;
    private final int size;

    OutboxBatch(DataSource database, Producer<String, byte[]> producer, HeaderJson headers, int size) {
        this.database = database;
        this.producer = producer;
        this.headers = headers;
        this.size = size;
    }

    private record Row(long seq, ProducerRecord<String, byte[]> record) {}

    /** How many rows were sent; 0 also where another instance is at work. */
    int send() throws SQLException, ExecutionException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int sent = locked(connection) ? sendAll(connection) : 0;
                connection.commit();
                return sent;
            } catch (SQLException | ExecutionException | InterruptedException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private int sendAll(Connection connection) throws SQLException, ExecutionException, InterruptedException {
        List<Row> rows = read(connection);
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(rows.size());
        for (Row row : rows) {
            acknowledgements.add(producer.send(row.record()));
        }
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
        delete(connection, rows);
        return rows.size();
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                ResultSet answer = lock.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private List<Row> read(Connection connection) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setInt(1, size);
            try (ResultSet found = read.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(new Row(found.getLong("seq"), record(found)));
                }
                return rows;
            }
        }
    }

    private ProducerRecord<String, byte[]> record(ResultSet row) throws SQLException {
        return new ProducerRecord<>(
                row.getString("topic"),
                null,
                row.getString("record_key"),
                row.getBytes("payload"),
                headers.read(row.getString("headers")));
    }

    private static void delete(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Array sent =
                connection.createArrayOf("bigint", rows.stream().map(Row::seq).toArray());
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, sent);
            delete.executeUpdate();
        }
    }
}
