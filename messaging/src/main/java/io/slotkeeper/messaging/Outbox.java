package io.slotkeeper.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Events leave a service only through here: the record is a row that commits with the state it tells of, and the
 * relay sends it afterwards. Publishing outside a transaction is a bug and is refused.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT =
            "insert into outbox (topic, record_key, headers, payload) values (?, ?, ?::jsonb, ?)";

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final OutboxRelay relay;
    private final CloudEventRecords events;
    private final HeaderJson headers;
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
        this.transactions = transactions;
        this.relay = relay;
        this.traces = traces;
        this.events = new CloudEventRecords(json, service);
        this.headers = new HeaderJson(json);
    }

    /** Stores the publication in the current transaction. */
    public void publish(Publication publication) {
        store(events.write(publication, clock.instant()));
    }

    /** Stores a record that is ready to send, such as a dead letter, in the current transaction. */
    void store(ProducerRecord<String, byte[]> record) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("events are published inside the transaction that changes the state");
        }
        traces.inject(record.headers());
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, record.topic());
            insert.setString(2, record.key());
            insert.setString(3, headers.write(record.headers()));
            insert.setBytes(4, record.value());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new InfrastructureException("cannot store an event in the outbox", e);
        }
        wakeRelayAfterCommit();
    }

    private void wakeRelayAfterCommit() {
        if (transactions.getResource(Outbox.class) != null) {
            return;
        }
        transactions.putResource(Outbox.class, true);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // the rows are already there
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }
}
