package io.slotkeeper.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Events leave a service only through here: the record is a row that commits with the state it tells of, and the
 * relay sends it afterwards. What one transaction publishes is stored in its order with one statement just before it
 * commits; if that fails, the transaction is rolled back. Publishing outside a transaction is a bug and is refused.
 */
@ApplicationScoped
public class Outbox {
    private final AgroalDataSource database;
    private final OutboxRows rows;
    private final TransactionSynchronizationRegistry transactions;
    private final OutboxRelay relay;
    private final CloudEventRecords events;
    private final TraceHeaders traces;
    private final Clock clock = Clock.systemUTC();

    @Inject
    Outbox(
            AgroalDataSource database,
            TransactionSynchronizationRegistry transactions,
            OutboxRelay relay,
            TraceHeaders traces,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.rows = new OutboxRows(new HeaderJson(json));
        this.transactions = transactions;
        this.relay = relay;
        this.traces = traces;
        this.events = new CloudEventRecords(json, service);
    }

    /** Publishes with the current transaction, or not at all. */
    public void publish(Publication publication) {
        ProducerRecord<String, byte[]> record = events.write(publication, clock.instant());
        traces.inject(record.headers());
        store(record);
    }

    /** The same for a record that is ready to send as it is, such as a dead letter. */
    void store(ProducerRecord<String, byte[]> record) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("events are published inside the transaction that changes the state");
        }
        ofTransaction().add(record);
    }

    /** Whether the current transaction has published anything that is not stored yet. */
    boolean isPublishing() {
        return transactions.getResource(Outbox.class) instanceof Collected collected && !collected.records.isEmpty();
    }

    private Collected ofTransaction() {
        if (transactions.getResource(Outbox.class) instanceof Collected collected) {
            return collected;
        }
        Collected collected = new Collected();
        transactions.putResource(Outbox.class, collected);
        transactions.registerInterposedSynchronization(collected);
        return collected;
    }

    /** What one transaction has published. */
    private final class Collected implements Synchronization {
        private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        private boolean completing;

        void add(ProducerRecord<String, byte[]> record) {
            records.add(record);
            if (completing) {
                // published by another synchronization, after this one had its turn
                storeAll();
            }
        }

        @Override
        public void beforeCompletion() {
            completing = true;
            storeAll();
        }

        private void storeAll() {
            try (Connection connection = database.getConnection()) {
                rows.insert(connection, records);
            } catch (SQLException e) {
                throw new InfrastructureException("cannot store events in the outbox", e);
            }
            records.clear();
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
