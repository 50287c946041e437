package io.slotkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real servers: who may log in, who sees what, and that a restart keeps everything. */
class EngineTest {
    private static final String REFUSED_PASSWORD = "28P01";
    private static final String REFUSED_PRIVILEGE = "42501";

    @TempDir
    static Path directory;

    private static Engine engine;

    @BeforeAll
    static void start() throws Exception {
        engine = startEngine();
        engine.prepare("inventory", migrations());
        engine.prepare("policy", migrations());
    }

    @AfterAll
    static void stop() throws Exception {
        engine.close();
    }

    @Test
    void aWrongPasswordIsRefused() {
        Map<String, String> settings = engine.settings("inventory");
        assertThatThrownBy(() -> DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        "not-the-password"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED_PASSWORD));
    }

    @Test
    void theSuperuserIsNotTrustedEither() {
        String url = engine.settings("inventory").get("quarkus.datasource.jdbc.url");
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED_PASSWORD));
    }

    @Test
    void aServiceWritesItsOwnTablesAndSeesNoOtherSchema() throws Exception {
        try (Connection inventory = connect("inventory");
                var sql = inventory.createStatement()) {
            assertThat(sql.executeUpdate("insert into probe values (1) on conflict do nothing"))
                    .isBetween(0, 1);
            assertThatThrownBy(() -> sql.executeQuery("select * from policy.probe"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED_PRIVILEGE));
        }
    }

    @Test
    void aServiceCannotChangeItsTables() throws Exception {
        try (Connection inventory = connect("inventory");
                var sql = inventory.createStatement()) {
            for (String ddl : List.of("create table inventory.mine (id int)", "drop table probe", "create schema x")) {
                assertThatThrownBy(() -> sql.execute(ddl))
                        .describedAs(ddl)
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                .isEqualTo(REFUSED_PRIVILEGE));
            }
        }
    }

    @Test
    void secretsAndTokensAreForTheOwnerOnly() throws Exception {
        for (Path file : List.of(
                directory.resolve("secrets/postgres-superuser"),
                directory.resolve("secrets/token-signing-key.jwk"),
                directory.resolve("tokens/admin"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .describedAs(file.toString())
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void everyTopicOfTheFileExistsAndNoOther() throws Exception {
        List<String> named = Topics.read(topicFile()).topics().stream()
                .map(Topics.Topic::name)
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", engine.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void aRestartKeepsRowsAndPasswords() throws Exception {
        try (Connection inventory = connect("inventory");
                var sql = inventory.createStatement()) {
            sql.executeUpdate("insert into probe values (42)");
        }
        engine.close();
        engine = startEngine();
        engine.prepare("inventory", migrations());
        try (Connection inventory = connect("inventory");
                var sql = inventory.createStatement();
                var rows = sql.executeQuery("select count(*) from probe where id = 42")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void aDatabaseThatIsKilledComesBackOnItsPortWithWhatWasCommitted() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        engine.keepAlive(told::add);
        try (Connection inventory = connect("inventory");
                var sql = inventory.createStatement()) {
            sql.executeUpdate("insert into probe values (43)");
        }
        long killed = postmaster();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            assertThat(postmaster()).isNotEqualTo(killed);
            try (Connection inventory = connect("inventory");
                    var sql = inventory.createStatement();
                    var rows = sql.executeQuery("select count(*) from probe where id = 43")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> told.contains("PostgreSQL is back"));
        assertThat(told).first().asString().contains("died");
        assertThat(engine.databaseRuns()).isTrue();
    }

    @Test
    void aBackupTakenWhileRowsAreWrittenIsTheStateOfItsMomentAndStartsAgain(@TempDir Path elsewhere) throws Exception {
        Path backup = elsewhere.resolve("backup");
        try (Connection inventory = connect("inventory");
                var sql = inventory.createStatement()) {
            sql.executeUpdate("insert into probe select generate_series(1000, 20000)");
            Backup.take(directory, backup);
            sql.executeUpdate("insert into probe values (30000)");
        }
        Path restored = elsewhere.resolve("restored");
        Files.createDirectories(restored);
        Backup.restore(backup, restored, ".before");
        try (Engine other = Engine.start(restored, topicFile(), true);
                Connection inventory = connect(other, "inventory");
                var sql = inventory.createStatement();
                var rows = sql.executeQuery("select count(*), max(id) from probe where id >= 1000")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(19_001);
            assertThat(rows.getInt(2)).isEqualTo(20_000);
        }
        assertThatThrownBy(() -> Backup.take(directory, backup)).hasMessageContaining("exists already");
        assertThatThrownBy(() -> Backup.restore(elsewhere, restored, ".x")).hasMessageContaining("is not a backup");
        assertThatThrownBy(() -> Backup.restore(backup, directory, ".x")).hasMessageContaining("deploy/down");
    }

    private static long postmaster() throws Exception {
        return Long.parseLong(
                Files.readAllLines(directory.resolve("postgres/postmaster.pid")).get(0));
    }

    private static Connection connect(String service) throws SQLException {
        return connect(engine, service);
    }

    private static Connection connect(Engine engine, String service) throws SQLException {
        Map<String, String> settings = engine.settings(service);
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }

    private static Engine startEngine() throws Exception {
        return Engine.start(directory, topicFile(), true);
    }

    private static Path topicFile() {
        return Path.of(System.getProperty("repository.root"), "deploy/kafka/topics.yaml");
    }

    private static List<Path> migrations() {
        return List.of(Path.of("target/test-classes").toAbsolutePath());
    }
}
