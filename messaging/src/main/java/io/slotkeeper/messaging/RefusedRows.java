package io.slotkeeper.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Outbox rows that Kafka will never take become dead letters, in the transaction that deletes them, so that they do not
 * hold the others up and nobody loses them.
 */
final class RefusedRows {
    private final DeadLetterRows letters;

    RefusedRows(HeaderJson headers) {
        this.letters = new DeadLetterRows(headers);
    }

    /** A row and why it is refused. */
    record Refused(ProducerRecord<String, byte[]> record, String reason) {}

    void store(Connection connection, List<Refused> refused) throws SQLException {
        for (Refused row : refused) {
            letters.insert(connection, DeadLetter.unsent(row.record(), row.reason()));
        }
    }
}
