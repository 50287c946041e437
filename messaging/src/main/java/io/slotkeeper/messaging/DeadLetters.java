package io.slotkeeper.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Puts records aside that cannot be applied, or that Kafka does not take: unchanged in a row, which an operator decides
 * about, and with reason and origin in its headers on the topic for dead letters, for whoever wants to be told. The
 * record goes there through the outbox: it is not lost if the broker is away.
 */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /** What the topic takes, less room for the headers of ours; larger letters are published without their content. */
    static final int PUBLISHED_BYTES = 12 * 1024 * 1024 - 16 * 1024;

    private final AgroalDataSource database;
    private final Outbox outbox;
    private final OutboxRows outboxRows;
    private final DeadLetterRows rows;
    private final String topic;

    @Inject
    DeadLetters(
            AgroalDataSource database,
            Outbox outbox,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        HeaderJson headers = new HeaderJson(json);
        this.database = database;
        this.outbox = outbox;
        this.outboxRows = new OutboxRows(headers);
        this.rows = new DeadLetterRows(headers);
        this.topic = "slotkeeper." + service + ".dead-letters";
    }

    /** Puts a record aside that a channel cannot apply, in the current transaction. The same record is put aside once. */
    void add(String channel, ConsumerRecord<String, byte[]> record, RuntimeException failure) {
        DeadLetter letter = DeadLetter.unapplied(channel, record, failure);
        if (isNew(letter)) {
            outbox.store(publication(letter));
            LOG.warnf(
                    failure instanceof PoisonException ? null : failure,
                    "dead letter %s: channel=%s topic=%s partition=%d offset=%d reason=%s",
                    letter.id(),
                    channel,
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    letter.reason());
        }
    }

    private boolean isNew(DeadLetter letter) {
        try (Connection connection = database.getConnection()) {
            return rows.insert(connection, letter);
        } catch (SQLException e) {
            throw new InfrastructureException("cannot put a record aside", e);
        }
    }

    /**
     * Puts a record aside that Kafka will never take, in the transaction of the connection, which must also delete the
     * record's row from the outbox. A dead letter that cannot be published is just a row.
     */
    void addUnsent(Connection connection, ProducerRecord<String, byte[]> record, String reason) throws SQLException {
        DeadLetter letter = DeadLetter.unsent(record, reason);
        if (rows.insert(connection, letter) && !record.topic().equals(topic)) {
            outboxRows.insert(connection, List.of(publication(letter)));
        }
        LOG.warnf("dead letter %s: topic=%s does not take it, reason=%s", letter.id(), record.topic(), letter.reason());
    }

    private ProducerRecord<String, byte[]> publication(DeadLetter letter) {
        String key = StorableText.orNull(letter.key(), DeadLetterRows.KEY_LENGTH);
        boolean whole = size(letter) <= PUBLISHED_BYTES;
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, whole ? letter.payload() : null);
        if (whole) {
            letter.headers().forEach(record.headers()::add);
        } else {
            put(record.headers(), "dead-letter-shortened", "true");
        }
        put(record.headers(), "dead-letter-id", letter.id().toString());
        put(record.headers(), "dead-letter-reason", letter.reason());
        put(record.headers(), "dead-letter-topic", letter.topic());
        if (letter.channel() != null) {
            put(record.headers(), "dead-letter-consumer", letter.channel());
            put(record.headers(), "dead-letter-partition", String.valueOf(letter.partition()));
            put(record.headers(), "dead-letter-offset", String.valueOf(letter.offset()));
        }
        return record;
    }

    private static long size(DeadLetter letter) {
        long size = letter.payload() == null ? 0 : letter.payload().length;
        for (Header header : letter.headers()) {
            size += header.key().length() + (header.value() == null ? 0L : header.value().length);
        }
        return size;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
