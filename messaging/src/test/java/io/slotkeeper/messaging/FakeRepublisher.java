package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes a topic from a table, as services do; fails once where it is told to. */
@ApplicationScoped
class FakeRepublisher implements Republisher {
    static final String TOPIC = "slotkeeper.test.rebuilt";
    static final AtomicInteger failAtPage = new AtomicInteger(-1);

    private final Outbox outbox;
    private final AgroalDataSource database;

    FakeRepublisher(Outbox outbox, AgroalDataSource database) {
        this.outbox = outbox;
        this.database = database;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String republish(String after, Instant since, int limit) {
        int rows = 0;
        String last = after;
        try (var connection = database.getConnection();
                var page = connection.prepareStatement(
                        "select key, event_id from fake_state where key > ? order by key limit ?")) {
            page.setString(1, after == null ? "" : after);
            page.setInt(2, limit);
            var row = page.executeQuery();
            while (row.next()) {
                rows++;
                last = row.getString(1);
                outbox.publish(new Publication(
                        row.getObject(2, UUID.class), TOPIC, last, "test.state.v1", last, "default", null, Map.of()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (failAtPage.getAndDecrement() == 0) {
            throw new IllegalStateException("a crash in the middle of a page");
        }
        return rows < limit ? null : last;
    }
}
