package io.slotkeeper.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * PostgreSQL on loopback with SCRAM authentication from its first second: initdb itself is told the superuser's
 * password and that nobody is trusted, on the socket and on TCP.
 */
public final class PostgresServer implements AutoCloseable {
    static final String DATABASE = "slotkeeper";
    private static final Logger LOG = Logger.getLogger(PostgresServer.class.getName());
    private static final String SUPERUSER = "postgres";
    private static final String LOCK_FILE = "epg-lock";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** Shorter, as a server that takes longer to recover is found by the next attempt. */
    private static final Duration START_AGAIN_LIMIT = Duration.ofSeconds(15);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Path directory;
    private final EmbeddedPostgres.Builder builder;
    private final String superuserPassword;
    private volatile EmbeddedPostgres postgres;

    private PostgresServer(Path directory, EmbeddedPostgres.Builder builder, String superuserPassword)
            throws IOException {
        this.directory = directory;
        this.builder = builder;
        this.superuserPassword = superuserPassword;
        this.postgres = builder.start();
    }

    /**
     * Starts it on what the directory holds, or on a new database.
     *
     * @param durable true keeps fsync on
     */
    public static PostgresServer start(Path directory, Secrets secrets, boolean durable) throws IOException {
        String password = secrets.password("postgres-superuser");
        endOrphan(directory);
        PostgresServer server = new PostgresServer(directory, builder(directory, secrets, durable), password);
        server.createDatabase();
        return server;
    }

    private static EmbeddedPostgres.Builder builder(Path directory, Secrets secrets, boolean durable) {
        String password = secrets.password("postgres-superuser");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", secrets.file("postgres-superuser").toString())
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("max_connections", "100")
                .setServerConfig("idle_in_transaction_session_timeout", "60000");
        if (durable) {
            builder.setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on");
        }
        return builder;
    }

    /** The server's first process; empty where the server does not run. */
    public Optional<ProcessHandle> process() throws IOException {
        return running(directory);
    }

    /**
     * Starts a server that died once more, on the port that everybody knows.
     *
     * @throws IOException where it does not answer (yet); it is right to try again, as often as one likes
     */
    public void startAgain() throws IOException {
        startAgain(START_AGAIN_LIMIT);
    }

    void startAgain(Duration limit) throws IOException {
        if (process().isPresent()) {
            checkAnswers();
            return;
        }
        postgres.close();
        // an attempt that failed keeps its lock for ever: the next one locks a file of its own
        Files.deleteIfExists(directory.resolve(LOCK_FILE));
        postgres = builder.setPort(postgres.getPort()).setPGStartupWait(limit).start();
    }

    private void checkAnswers() throws IOException {
        try {
            administer().close();
        } catch (SQLException e) {
            throw new IOException("the server of an earlier attempt does not answer yet: " + e.getMessage(), e);
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(postgres.getPort());
    }

    private static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** A superuser's connection to the product's database, for provisioning only. */
    public Connection administer() throws SQLException {
        return administer(postgres.getPort(), superuserPassword);
    }

    static Connection administer(int port, String superuserPassword) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(port), SUPERUSER, superuserPassword);
    }

    /**
     * Ends it without a checkpoint, as {@code pg_ctl stop -m immediate} does, and returns when it is gone; the next
     * start recovers.
     */
    public void stopImmediately() throws IOException {
        Optional<ProcessHandle> postmaster = running(directory);
        if (postmaster.isPresent()) {
            signal(postmaster.get(), "QUIT");
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        Optional<ProcessHandle> ofAFailedAttempt = running(directory);
        if (ofAFailedAttempt.isPresent()) {
            signal(ofAFailedAttempt.get(), "INT");
        }
    }

    private void createDatabase() throws IOException {
        String maintenance = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
        try (Connection connection = DriverManager.getConnection(maintenance, SUPERUSER, superuserPassword);
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
            statement.execute("revoke all on database " + DATABASE + " from public");
        } catch (SQLException e) {
            throw new IOException("cannot create the database " + DATABASE, e);
        }
    }

    /** Ends a server that a killed launcher left behind on this very data directory, and no other process. */
    static void endOrphan(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        Optional<ProcessHandle> orphan = running(directory);
        if (orphan.isPresent()) {
            LOG.warning(() -> "ending the PostgreSQL that an earlier run left behind, process "
                    + orphan.get().pid());
            signal(orphan.get(), "INT");
        }
        Files.deleteIfExists(pidFile);
    }

    /** The server that runs on this very data directory, if one does. */
    static Optional<ProcessHandle> running(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .flatMap(PostgresServer::pid)
                .flatMap(ProcessHandle::of)
                .filter(process -> runsOn(process, directory));
    }

    private static Optional<Long> pid(String line) {
        try {
            return Optional.of(Long.parseLong(line.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean runsOn(ProcessHandle process, Path directory) {
        return process.info()
                .commandLine()
                .or(() -> linuxCommandLine(process.pid()))
                .filter(command -> command.contains("postgres") && command.contains(directory.toString()))
                .isPresent();
    }

    private static Optional<String> linuxCommandLine(long pid) {
        try {
            return Optional.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .replace('\0', ' '));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Sends a signal that ends the process and waits until it is gone. */
    private static void signal(ProcessHandle process, String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL stops", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException("PostgreSQL, process " + process.pid() + ", does not stop; end it by hand", e);
        }
    }
}
