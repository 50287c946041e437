package io.slotkeeper.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Puts records aside that cannot be applied: unchanged in a row, which an operator decides about, and with reason and
 * origin in its headers on the topic for dead letters, for whoever wants to be told. The record goes there through the
 * outbox: it is not lost if the broker is away.
 */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /** What the topic takes, less room for the headers of ours; larger letters are published without their content. */
    static final int PUBLISHED_BYTES = 12 * 1024 * 1024 - 16 * 1024;

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final Outbox outbox;
    private final DeadLetterRows rows;
    private final String topic;

    @Inject
    DeadLetters(
            AgroalDataSource database,
            TransactionSynchronizationRegistry transactions,
            Outbox outbox,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.transactions = transactions;
        this.outbox = outbox;
        this.rows = new DeadLetterRows(new HeaderJson(json));
        this.topic = "slotkeeper." + service + ".dead-letters";
    }

    /** Puts a record aside that a channel cannot apply, in the current transaction. The same record is put aside once. */
    void add(String channel, ConsumerRecord<String, byte[]> record, RuntimeException failure) {
        DeadLetter letter = DeadLetter.unapplied(channel, record, failure);
        if (isNew(letter)) {
            outbox.store(publication(channel, letter));
            tellOnceCommitted(letter, failure);
        }
    }

    /** A batch that is rolled back and tried in smaller parts would tell of the same letter again and again. */
    private void tellOnceCommitted(DeadLetter letter, RuntimeException failure) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // it is the outcome that counts
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    LOG.warnf(
                            failure instanceof PoisonException ? null : failure,
                            "dead letter %s: channel=%s topic=%s partition=%d offset=%d reason=%s",
                            letter.id(),
                            letter.channel(),
                            letter.topic(),
                            letter.partition(),
                            letter.offset(),
                            letter.reason());
                }
            }
        });
    }

    private boolean isNew(DeadLetter letter) {
        try (Connection connection = database.getConnection()) {
            return rows.insert(connection, letter);
        } catch (SQLException e) {
            throw new InfrastructureException("cannot put a record aside", e);
        }
    }

    private ProducerRecord<String, byte[]> publication(String channel, DeadLetter letter) {
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
        put(record.headers(), "dead-letter-consumer", channel);
        put(record.headers(), "dead-letter-partition", String.valueOf(letter.partition()));
        put(record.headers(), "dead-letter-offset", String.valueOf(letter.offset()));
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
