package io.slotkeeper.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The least that keeping costs: the very rows that a sync has left, with its outbox rows, once more by JDBC into tables
 * of the same shape, in batches, one durable transaction for each host and each machine. Nobody decides anything about
 * them, and nothing is sent.
 */
final class WriteFloor {
    private static final String SCHEMA = "floor";
    private static final String OUTBOX = "outbox";

    /** A table of a sync, and the column that says to which host or machine a row belongs. */
    private static final Map<String, String> TABLES = tables();

    private final Database database;

    /** Rows by table, of each host and each machine. */
    private final Map<Object, Map<String, List<List<Object>>>> transactions = new LinkedHashMap<>();

    private final Map<String, Integer> columns = new LinkedHashMap<>();

    private WriteFloor(Database database) {
        this.database = database;
    }

    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("host", "id");
        tables.put("host_source", "host");
        tables.put("host_function", "host");
        tables.put("source_host", "host");
        tables.put("vm", "id");
        tables.put("source_vm", "vm");
        return tables;
    }

    /**
     * Takes what was written since that transaction.
     *
     * @param published what went out of the outbox since then
     */
    static WriteFloor of(Database database, long since, List<ConsumerRecord<String, byte[]>> published)
            throws SQLException {
        WriteFloor floor = new WriteFloor(database);
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            int key = database.position(table.getKey(), table.getValue());
            for (List<Object> row : database.rows(table.getKey(), since)) {
                floor.add(row.get(key), table.getKey(), row);
            }
        }
        for (ConsumerRecord<String, byte[]> event : published) {
            floor.add(event.key(), OUTBOX, Arrays.asList(event.topic(), event.key(), headers(event), event.value()));
        }
        return floor;
    }

    private void add(Object owner, String table, List<Object> row) {
        transactions
                .computeIfAbsent(owner, unused -> new LinkedHashMap<>())
                .computeIfAbsent(table, unused -> new ArrayList<>())
                .add(row);
        columns.putIfAbsent(table, row.size());
    }

    private static String headers(ConsumerRecord<String, byte[]> event) {
        Map<String, String> headers = new LinkedHashMap<>();
        event.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return InventoryApi.JSON.valueToTree(headers).toString();
    }

    /** Writes everything into empty tables and says how many seconds that took. */
    double run() throws SQLException {
        Connection connection = database.connection();
        try (Statement sql = connection.createStatement()) {
            sql.execute("drop schema if exists " + SCHEMA + " cascade");
            sql.execute("create schema " + SCHEMA);
            for (String table :
                    Stream.concat(TABLES.keySet().stream(), Stream.of(OUTBOX)).toList()) {
                sql.execute("create table %1$s.%2$s (like inventory.%2$s including all)".formatted(SCHEMA, table));
            }
        }
        connection.setAutoCommit(false);
        try {
            long begin = System.nanoTime();
            for (Map<String, List<List<Object>>> transaction : transactions.values()) {
                for (Map.Entry<String, List<List<Object>>> rows : transaction.entrySet()) {
                    insert(connection, rows.getKey(), rows.getValue());
                }
                connection.commit();
            }
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void insert(Connection connection, String table, List<List<Object>> rows) throws SQLException {
        String statement = table.equals(OUTBOX)
                ? "insert into %s.outbox (topic, record_key, headers, payload) values (?, ?, ?, ?)".formatted(SCHEMA)
                : "insert into %s.%s values (%s)"
                        .formatted(
                                SCHEMA,
                                table,
                                Stream.generate(() -> "?")
                                        .limit(columns.getOrDefault(table, 0))
                                        .collect(Collectors.joining(", ")));
        try (PreparedStatement sql = connection.prepareStatement(statement)) {
            for (List<Object> row : rows) {
                for (int column = 0; column < row.size(); column++) {
                    sql.setObject(column + 1, row.get(column));
                }
                sql.addBatch();
            }
            sql.executeBatch();
        }
    }
}
