package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer as a service has them: stores a number per event. */
@ApplicationScoped
class NumbersConsumer implements EventHandler {
    static final String TYPE = "test.number.v1";
    static final String CONSUMER = "numbers";

    private final EventIntake intake;
    private final AgroalDataSource database;

    NumbersConsumer(EventIntake intake, AgroalDataSource database) {
        this.intake = intake;
        this.database = database;
    }

    @Override
    public String channel() {
        return CONSUMER;
    }

    @Incoming("numbers")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.apply(this, records);
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    /** A negative number breaks a constraint of the table, a missing one is poison. */
    @Override
    public void apply(EventEnvelope event) {
        Number number = event.dataAs(Number.class);
        if (number.value() == null) {
            throw new PoisonException("no value");
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into effect (subject, value) values (?, ?)")) {
            insert.setString(1, event.subject());
            insert.setInt(2, number.value());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    record Number(Integer value) {}
}
