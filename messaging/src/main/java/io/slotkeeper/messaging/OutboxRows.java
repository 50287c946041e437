package io.slotkeeper.messaging;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records into the table of the outbox: many with one statement, numbered in their order. */
final class OutboxRows {
    private static final String INSERT = "insert into outbox (topic, record_key, headers, payload)"
            + " select topic, record_key, headers, payload"
            + " from unnest(?::text[], ?::text[], ?::text[], ?::bytea[])"
            + " with ordinality as record (topic, record_key, headers, payload, place) order by place";

    /** Payloads of one statement, so that many large states do not become one message of the database's protocol. */
    private static final int STATEMENT_BYTES = 32 * 1024 * 1024;

    private final HeaderJson headers;

    OutboxRows(HeaderJson headers) {
        this.headers = headers;
    }

    void insert(Connection connection, List<ProducerRecord<String, byte[]>> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (List<ProducerRecord<String, byte[]>> part : parts(records)) {
                insert.setArray(1, texts(connection, part.stream().map(ProducerRecord::topic)));
                insert.setArray(2, texts(connection, part.stream().map(ProducerRecord::key)));
                insert.setArray(3, texts(connection, part.stream().map(record -> headers.write(record.headers()))));
                insert.setArray(
                        4,
                        connection.createArrayOf(
                                "bytea",
                                part.stream().map(ProducerRecord::value).toArray(byte[][]::new)));
                insert.executeUpdate();
            }
        }
    }

    private static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray(String[]::new));
    }

    private static List<List<ProducerRecord<String, byte[]>>> parts(List<ProducerRecord<String, byte[]>> records) {
        List<List<ProducerRecord<String, byte[]>>> parts = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < records.size(); i++) {
            bytes += size(records.get(i));
            if (bytes > STATEMENT_BYTES && i > from) {
                parts.add(records.subList(from, i));
                from = i;
                bytes = size(records.get(i));
            }
        }
        parts.add(records.subList(from, records.size()));
        return parts;
    }

    private static long size(ProducerRecord<String, byte[]> record) {
        return record.value() == null ? 0 : record.value().length;
    }
}
