package io.slotkeeper.faults.fault;

import io.slotkeeper.engine.Product;
import io.slotkeeper.faults.bed.Bed;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that has put a record into an outbox stays open while others commit and their records are sent; then it
 * commits, and its record must still be sent.
 */
final class OutboxHeld implements Fault {
    private static final Set<String> CONNECTION_LOST = Set.of("08003", "08006", "57P01", "57P02", "57P03");
    private static final String TOPIC = "slotkeeper.notifier.notifications";

    private final Bed bed;
    private final Notes notes;
    private final String schema;
    private final String key;
    private final int epoch;
    private @Nullable Connection connection;

    OutboxHeld(Bed bed, Notes notes, RandomGenerator random) {
        this.bed = bed;
        this.notes = notes;
        this.schema = Product.SERVICES.get(random.nextInt(Product.SERVICES.size()));
        this.key = "held-" + Long.toString(random.nextLong(), 36);
        this.epoch = notes.epoch();
    }

    @Override
    public String begin() throws SQLException {
        Connection open = bed.database();
        connection = open;
        try (Statement sql = open.createStatement()) {
            sql.execute("set idle_in_transaction_session_timeout = 0");
        }
        open.setAutoCommit(false);
        try (PreparedStatement insert = open.prepareStatement(
                "insert into " + schema + ".outbox (topic, record_key, headers, payload) values (?, ?, ?, ?)")) {
            insert.setString(1, TOPIC);
            insert.setString(2, key);
            insert.setString(3, headers());
            insert.setBytes(4, "{}".getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
        return schema;
    }

    /** The headers as an outbox row has them: names, and values in Base64. */
    private String headers() {
        return Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        "slotkeeper.drill.held.v1",
                        "ce_source",
                        "/drill",
                        "ce_subject",
                        key)
                .entrySet()
                .stream()
                .map(header -> "{\"name\":\"%s\",\"base64\":\"%s\"}"
                        .formatted(
                                header.getKey(),
                                Base64.getEncoder()
                                        .encodeToString(header.getValue().getBytes(StandardCharsets.UTF_8))))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public void end() throws SQLException {
        if (connection != null) {
            try (Connection open = connection) {
                open.commit();
                notes.held(new Notes.Held(TOPIC, key, epoch));
            } catch (SQLException e) {
                if (!CONNECTION_LOST.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                // it went with the server that another fault stopped: nothing was promised
            }
        }
    }
}
