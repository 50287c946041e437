package io.slotkeeper.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.engine.Cleanup;
import io.slotkeeper.engine.Engine;
import io.slotkeeper.engine.Product;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The engine, durable as an installation's is, and the four packaged services; requests go in, notifications come out. */
final class PipelineSuite implements AutoCloseable {
    private static final List<String> SERVICES = List.of("inventory", "policy", "assignment", "notifier");
    private static final String COMMANDS = "slotkeeper.assignment.commands";
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration TOKEN_VALIDITY = Duration.ofHours(3);
    private static final int LOOK_MILLIS = 50;
    private static final int FUNCTIONS_OF_A_HOST = 10;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    /** What a request needs beforehand so that it becomes a claim without anybody being asked. */
    private static final List<String> CONSENTS = List.of("feature-lost", "unlisted", "companion-active");

    private final Cleanup cleanup;
    private final Engine engine;
    private final Map<String, ServiceProcess> services;
    private final Connection database;
    private final KafkaProducer<String, byte[]> commands;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;
    private int hosts;

    private PipelineSuite(
            Cleanup cleanup, Engine engine, Map<String, ServiceProcess> services, Connection database, String token) {
        this.cleanup = cleanup;
        this.engine = engine;
        this.services = services;
        this.database = database;
        this.token = token;
        this.commands = cleanup.add(new KafkaProducer<>(
                Map.of("bootstrap.servers", engine.bootstrapServers(), "acks", "all", "linger.ms", "1"),
                new StringSerializer(),
                new ByteArraySerializer()));
    }

    /** A function on a host, free, in passthrough and not asked for yet. */
    record Target(String host, String function) {}

    static PipelineSuite start(Product product, Path directory, String javaOptions, Cleanup whole)
            throws IOException, SQLException, InterruptedException {
        Cleanup cleanup = whole.add(new Cleanup());
        cleanup.add(() -> Engine.endOrphans(directory));
        countStatements(product, directory);
        Engine engine = cleanup.add(Engine.start(directory, product.topics(), true));
        Map<String, ServiceProcess> services = new HashMap<>();
        String jdbcUrl = "";
        for (String service : SERVICES) {
            engine.prepare(service, product.migrations(service));
            Map<String, String> settings = engine.settings(service);
            jdbcUrl = Objects.requireNonNull(settings.get("quarkus.datasource.jdbc.url"));
            services.put(
                    service,
                    cleanup.add(
                            ServiceProcess.start(service, product.runJar(service), directory, settings, javaOptions)));
        }
        Connection database = cleanup.add(superuser(engine, jdbcUrl));
        try (Statement sql = database.createStatement()) {
            sql.execute("create extension if not exists pg_stat_statements");
        }
        PipelineSuite suite = new PipelineSuite(
                cleanup, engine, services, database, engine.tokens().mint("bench", "admin", TOKEN_VALIDITY));
        suite.awaitReady();
        return suite;
    }

    /** PostgreSQL loads what counts statements only when it starts. */
    private static void countStatements(Product product, Path directory) throws IOException, SQLException {
        try (Engine engine = Engine.start(directory, product.topics(), true)) {
            String jdbcUrl = Objects.requireNonNull(engine.settings("policy").get("quarkus.datasource.jdbc.url"));
            try (Connection database = superuser(engine, jdbcUrl);
                    Statement sql = database.createStatement()) {
                sql.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
            }
        }
    }

    private static Connection superuser(Engine engine, String jdbcUrl) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, "postgres", engine.secrets().password("postgres-superuser"));
    }

    private void awaitReady() throws IOException, InterruptedException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        for (ServiceProcess service : services.values()) {
            while (!isReady(service)) {
                service.check();
                if (System.nanoTime() > limit) {
                    throw new IOException(service.service() + " does not get ready; " + service.endOfLog());
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    private boolean isReady(ServiceProcess service) throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(service.url().resolve("/q/health/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String bootstrapServers() {
        return engine.bootstrapServers();
    }

    /** The superuser's connection to the cluster that the floor uses as well. */
    Connection database() {
        return database;
    }

    String floorUrl(String databaseName) throws SQLException {
        return database.getMetaData().getURL().replaceAll("/[^/]*$", "/" + databaseName);
    }

    Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", engine.secrets().password("postgres-superuser"));
    }

    /** Processor time of the four services together. */
    Duration cpu() {
        return services.values().stream().map(ServiceProcess::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** Describes as many new hosts as that many functions need, and returns when everybody has heard of them. */
    List<Target> newTargets(int count) throws IOException, SQLException, InterruptedException {
        List<Target> targets = new ArrayList<>(count);
        String last = "";
        while (targets.size() < count) {
            String host = "bench-%05d".formatted(hosts++);
            put(
                    services("inventory").resolve("/api/inventory/v1/hosts/" + host),
                    json().put("name", host)
                            .put("platform", "KVM")
                            .put("version", "9.0")
                            .put("cluster", "bench"),
                    CREATED);
            ObjectNode report = json().put("iommu", "ON");
            ArrayNode functions = report.putArray("functions");
            for (int slot = 0; slot < FUNCTIONS_OF_A_HOST; slot++) {
                String address = "0000:%02x:00.0".formatted(slot + 1);
                functions
                        .addObject()
                        .put("address", address)
                        .put("vendorId", "8086")
                        .put("deviceId", "10fb")
                        .put("classId", "0200")
                        .put("iommuGroup", Integer.toString(slot + 1))
                        .put("capable", true)
                        .put("enabled", true)
                        .put("active", true);
                targets.add(new Target(host, address));
            }
            post(services("inventory").resolve("/api/inventory/v1/hosts/" + host + "/reports"), report);
            last = host;
        }
        awaitKnown(last);
        return List.copyOf(targets.subList(0, count));
    }

    private void awaitKnown(String host) throws IOException, SQLException, InterruptedException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        String question = "select count(*) from (select host from policy.host_seen where revision >= 2"
                + " union all select host from assignment.host_state where revision >= 2) known where host = '" + host
                + "'";
        while (number(question) < 2 || number("select count(*) from inventory.outbox") > 0) {
            if (System.nanoTime() > limit) {
                throw new IOException(host + " does not get known");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Asks for the function by a command on Kafka; the correlation id comes back in the notification. */
    void command(String correlation, Target target) {
        ObjectNode request = request(target);
        ProducerRecord<String, byte[]> command =
                new ProducerRecord<>(COMMANDS, correlation, request.toString().getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", "slotkeeper.assignment.request.v1",
                        "ce_source", "/bench",
                        "ce_correlationid", correlation,
                        "ce_project", "default",
                        "content-type", "application/json")
                .forEach((name, value) -> command.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        commands.send(command);
    }

    /** Asks for the function over HTTP and returns the assignment's id when the request was accepted. */
    String ask(Target target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(services("assignment").resolve("/api/assignment/v1/assignments"))
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request(target).toString()))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != ACCEPTED) {
            throw new IOException("a request is answered " + answer.statusCode() + " " + answer.body());
        }
        return InventoryApi.JSON.readTree(answer.body()).path("id").asText();
    }

    private static ObjectNode request(Target target) {
        ObjectNode request = json().put("host", target.host())
                .put("vm", "vm-" + target.host() + "-" + target.function().substring(5, 7))
                .put("reason", "measured");
        request.putArray("functions").add(target.function());
        CONSENTS.forEach(request.withArray("consents")::add);
        return request;
    }

    /** What is in an inbox and says that the functions are the machine's: by correlation id, or by assignment. */
    Arrivals arrivals(boolean byCorrelation) throws SQLException {
        return new Arrivals(
                connect(database.getMetaData().getURL()),
                "select sequence, " + (byCorrelation ? "correlation_id" : "assignment::text")
                        + " from notifier.notification where sequence > ? and state = 'CLAIMED'"
                        + " and addressee = 'role:admin' order by sequence");
    }

    long number(String question) throws SQLException {
        try (Statement sql = database.createStatement();
                var answer = sql.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** @throws IOException a service has ended; the message has the end of its log */
    void check() throws IOException {
        for (ServiceProcess service : services.values()) {
            service.check();
        }
    }

    /** An administrator's. */
    String token() {
        return token;
    }

    URI services(String name) {
        return Objects.requireNonNull(services.get(name)).url();
    }

    private void put(URI where, ObjectNode body, int expected) throws IOException, InterruptedException {
        expect(
                HttpRequest.newBuilder(where).PUT(HttpRequest.BodyPublishers.ofString(body.toString())),
                "PUT " + where.getPath(),
                expected);
    }

    private void post(URI where, ObjectNode body) throws IOException, InterruptedException {
        expect(
                HttpRequest.newBuilder(where).POST(HttpRequest.BodyPublishers.ofString(body.toString())),
                "POST " + where.getPath(),
                200);
    }

    private void expect(HttpRequest.Builder request, String what, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.header("authorization", "Bearer " + token)
                        .header("content-type", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(what + " is answered " + answer.statusCode() + " " + answer.body());
        }
    }

    private static ObjectNode json() {
        return InventoryApi.JSON.createObjectNode();
    }

    @Override
    public void close() {
        cleanup.close();
    }
}
