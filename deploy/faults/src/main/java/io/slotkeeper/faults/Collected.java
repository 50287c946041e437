package io.slotkeeper.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.engine.Product;
import io.slotkeeper.engine.TokenMint;
import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.TopicReader;
import io.slotkeeper.faults.workload.Journal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Everything that can be known of the product at rest, as files for the checker: tables, topics, HTTP views. */
final class Collected {
    private static final int FETCH_ROWS = 1000;
    private static final int TEXT_MAX = 500;
    private static final int PAGE = 500;
    private static final int READERS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Bed bed;
    private final Path directory;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param directory gets {@code tables/}, {@code topics/} and {@code http/} */
    Collected(Bed bed, Path directory) {
        this.bed = bed;
        this.directory = directory;
    }

    /** All tables of all services as they were at one moment. */
    void tables(String name) throws IOException, SQLException {
        Path tables = Files.createDirectories(directory.resolve(name));
        try (Connection connection = bed.database()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            for (String service : Product.SERVICES) {
                for (String table : tableNames(connection, service)) {
                    table(connection, service + "." + table, tables.resolve(service + "." + table + ".jsonl"));
                }
            }
            connection.rollback();
        }
    }

    private static List<String> tableNames(Connection connection, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = '" + schema + "' and table_name not like 'flyway%' order by 1")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    private static void table(Connection connection, String table, Path file) throws IOException, SQLException {
        try (Statement sql = connection.createStatement();
                BufferedWriter out = Files.newBufferedWriter(file)) {
            sql.setFetchSize(FETCH_ROWS);
            try (ResultSet rows = sql.executeQuery("select to_jsonb(t)::text from " + table + " t")) {
                while (rows.next()) {
                    out.write(rows.getString(1));
                    out.newLine();
                }
            }
        }
    }

    /** All records of all topics. */
    void topics() throws IOException {
        Path topics = Files.createDirectories(directory.resolve("topics"));
        for (String topic : bed.brokers().topics()) {
            try (BufferedWriter out = Files.newBufferedWriter(topics.resolve(topic + ".jsonl"))) {
                for (ConsumerRecord<String, byte[]> record :
                        TopicReader.all(bed.brokers().bootstrapServers(), topic)) {
                    out.write(line(record).toString());
                    out.newLine();
                }
            }
        }
    }

    private static ObjectNode line(ConsumerRecord<String, byte[]> record) {
        ObjectNode line = Journal.JSON
                .createObjectNode()
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("timestamp", record.timestamp())
                .put("key", record.key());
        ObjectNode headers = line.putObject("headers");
        record.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8)));
        JsonNode value = value(record.value());
        line.set("value", value);
        if (value == null && record.value() != null) {
            String text = new String(record.value(), StandardCharsets.UTF_8);
            line.put("text", text.substring(0, Math.min(text.length(), TEXT_MAX)));
        }
        return line;
    }

    private static @Nullable JsonNode value(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return Journal.JSON.readTree(value);
        } catch (IOException notJson) {
            return null;
        }
    }

    /** What the services say over HTTP. */
    void http() throws IOException, InterruptedException {
        Path http = Files.createDirectories(directory.resolve("http"));
        String token = bed.tokens().mint("drill-operator", "operator", Duration.ofHours(1));
        write(http.resolve("assignments.jsonl"), assignments(token));
        write(http.resolve("notifications-operator.jsonl"), pages("notifier", "notifications", token));
        write(http.resolve("hosts.jsonl"), pages("inventory", "hosts", token));
    }

    private List<JsonNode> assignments(String token) throws IOException, InterruptedException {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<JsonNode>> asked = new ArrayList<>();
            for (JsonNode summary : pages("assignment", "assignments", token)) {
                String path = "assignments/" + summary.path("id").asText();
                asked.add(readers.submit(() -> get("assignment", path, token)));
            }
            List<JsonNode> assignments = new ArrayList<>();
            for (Future<JsonNode> each : asked) {
                assignments.add(each.get());
            }
            return assignments;
        } catch (ExecutionException e) {
            throw new IOException("the assignments cannot be read", e.getCause());
        } finally {
            readers.shutdownNow();
        }
    }

    private List<JsonNode> pages(String service, String path, String token) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = get(service, path + "?limit=" + PAGE + after, token);
            page.path("items").forEach(items::add);
            if (page.path("next").isNull() || page.path("next").isMissingNode()) {
                return items;
            }
            after = "&after=" + page.path("next").asText();
        }
    }

    private JsonNode get(String service, String path, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        bed.instances(service).get(0).url().resolve("/api/" + service + "/v1/" + path))
                .timeout(LIMIT)
                .header("authorization", "Bearer " + token)
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("GET " + path + " is answered " + response.statusCode());
        }
        return Journal.JSON.readTree(response.body());
    }

    /** Secrets that must not be found anywhere; only the checker of this run reads the file. */
    void secrets() throws IOException {
        List<JsonNode> secrets = new ArrayList<>();
        for (String service : Product.SERVICES) {
            secrets.add(secret("postgres-" + service, bed.secrets().password("postgres-" + service)));
            secrets.add(secret("owner-" + service, bed.secrets().password("postgres-" + service + "-owner")));
        }
        secrets.add(secret("postgres-superuser", bed.secrets().password("postgres-superuser")));
        secrets.add(secret("issued token", bed.tokens().mint("drill-operator", TokenMint.ROLES.get(0), LIMIT)));
        write(directory.resolve("secrets.jsonl"), secrets);
    }

    private static JsonNode secret(String name, String value) {
        return Journal.JSON.createObjectNode().put("name", name).put("value", value);
    }

    static void write(Path file, List<? extends JsonNode> lines) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            for (JsonNode line : lines) {
                out.write(line.toString());
                out.write('\n');
            }
        }
    }
}
