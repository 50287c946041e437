package io.slotkeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.engine.Cleanup;
import io.slotkeeper.engine.Engine;
import io.slotkeeper.engine.Product;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/** A new engine, durable as an installation's is, and the packaged inventory-service on it: nothing is known to it yet. */
final class Bed implements AutoCloseable {
    /** The name of the file with the credentials of every simulated vCenter. */
    private static final String CREDENTIALS = "bench";

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration READ_LIMIT = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final Duration TOKEN_VALIDITY = Duration.ofHours(3);
    private static final int STATUS_MILLIS = 50;

    private final Cleanup cleanup;
    private final ServiceProcess service;
    private final InventoryApi api;
    private final Database database;
    private final EventLog events;

    private Bed(Cleanup cleanup, ServiceProcess service, InventoryApi api, Database database, EventLog events) {
        this.cleanup = cleanup;
        this.service = service;
        this.api = api;
        this.database = database;
        this.events = events;
    }

    /** Whom the service logs in as at a simulated vCenter. */
    record Login(String user, String password) {}

    /** A moment at which nothing was under way. */
    record Mark(long transaction, long outbox, Map<TopicPartition, Long> ends) {}

    /**
     * Starts everything and returns when the service is ready.
     *
     * @param whole closes this bed too, should it be closed before the bed is
     */
    static Bed start(Product product, Path directory, Login login, String javaOptions, Cleanup whole)
            throws IOException, SQLException, InterruptedException {
        Cleanup cleanup = whole.add(new Cleanup());
        cleanup.add(() -> Engine.endOrphans(directory));
        Engine engine = cleanup.add(Engine.start(directory, product.topics(), true));
        engine.prepare("inventory", product.migrations("inventory"));
        Map<String, String> settings = new HashMap<>(engine.settings("inventory"));
        String jdbcUrl = Objects.requireNonNull(settings.get("quarkus.datasource.jdbc.url"));
        Database database = cleanup.add(Database.open(jdbcUrl, engine.secrets().password("postgres-superuser")));
        EventLog events = cleanup.add(new EventLog(engine.bootstrapServers()));
        settings.put(
                "slotkeeper.inventory.credentials-dir",
                credentials(directory, login).toString());
        ServiceProcess service = cleanup.add(
                ServiceProcess.start("inventory", product.runJar("inventory"), directory, settings, javaOptions));
        InventoryApi api = new InventoryApi(service.url(), engine.tokens().mint("bench", "admin", TOKEN_VALIDITY));
        Bed bed = new Bed(cleanup, service, api, database, events);
        bed.awaitReady();
        return bed;
    }

    private static Path credentials(Path directory, Login login) throws IOException {
        Path credentials = Files.createDirectory(directory.resolve("credentials"));
        Path file = Files.createFile(
                credentials.resolve(CREDENTIALS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "username=%s\npassword=%s\n".formatted(login.user(), login.password()));
        return credentials;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (!api.isReady()) {
            service.check();
            if (System.nanoTime() > limit) {
                throw new IOException("inventory-service does not get ready; " + service.endOfLog());
            }
            Thread.sleep(STATUS_MILLIS);
        }
    }

    ServiceProcess service() {
        return service;
    }

    InventoryApi api() {
        return api;
    }

    Database database() {
        return database;
    }

    EventLog events() {
        return events;
    }

    /** Sets a source up, or changes it; returns when a reading that began after that has taken all hosts. */
    void read(String source, URI vcenter, int hosts, int pollSeconds, boolean watch)
            throws IOException, InterruptedException {
        ObjectNode body = InventoryApi.JSON
                .createObjectNode()
                .put("kind", "VSPHERE")
                .put("url", vcenter.toString())
                .put("pollSeconds", pollSeconds)
                .put("watch", watch);
        body.putObject("credentials").put("kind", "FILE").put("name", CREDENTIALS);
        Instant asked = Instant.now();
        api.put("sources/" + source, body);
        long limit = System.nanoTime() + READ_LIMIT.toNanos();
        while (!isRead(status(source), hosts, asked)) {
            service.check();
            if (System.nanoTime() > limit) {
                throw new IOException("the source is not read: %s; %s".formatted(status(source), service.endOfLog()));
            }
            Thread.sleep(STATUS_MILLIS);
        }
    }

    /** How the source does, as its API tells. */
    JsonNode status(String source) throws IOException, InterruptedException {
        return api.get("sources/" + source).path("status");
    }

    private static boolean isRead(JsonNode status, int hosts, Instant asked) throws IOException {
        String state = status.path("state").asText();
        if (state.equals("FAILING")) {
            throw new IOException("the source cannot be read: " + status.path("problem"));
        }
        return state.equals("OK")
                && status.path("counts").path("hosts").asInt() == hosts
                && Instant.parse(status.path("since").asText()).isAfter(asked);
    }

    /** Returns when the outbox is empty. */
    void awaitPublished() throws SQLException, InterruptedException {
        while (!database.outboxIsEmpty()) {
            Thread.sleep(STATUS_MILLIS);
        }
    }

    /** Waits until nothing has been written for a while, longer than the relay and the reader pause between two looks. */
    Mark quiet() throws IOException, SQLException, InterruptedException {
        long transaction = -1;
        while (database.nextTransaction() != transaction) {
            awaitPublished();
            transaction = database.nextTransaction();
            Thread.sleep(QUIET.toMillis());
        }
        return new Mark(database.nextTransaction(), database.outboxRows(), events.ends());
    }

    Written between(Mark before, Mark after) throws SQLException {
        return new Written(
                after.transaction() - before.transaction(),
                database.rowsSince(before.transaction()),
                after.outbox() - before.outbox(),
                EventLog.between(before.ends(), after.ends()));
    }

    @Override
    public void close() {
        cleanup.close();
    }
}
