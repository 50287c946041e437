package io.slotkeeper.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL and Kafka under one data directory: {@code postgres/}, {@code kafka/}, {@code secrets/} and
 * {@code tokens/}. Everything listens on loopback only. Closing it stops Kafka before PostgreSQL.
 */
public final class Engine implements AutoCloseable {
    private static final Duration ROLE_TOKEN_VALIDITY = Duration.ofDays(1);

    private final Path directory;
    private final Secrets secrets;
    private final TokenMint tokens;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private @Nullable PostgresWatch watch;

    private Engine(Path directory, Secrets secrets, TokenMint tokens, PostgresServer postgres, KafkaBroker kafka) {
        this.directory = directory;
        this.secrets = secrets;
        this.tokens = tokens;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /**
     * Starts both servers side by side and creates the topics of {@code topicFile}.
     *
     * @param durable true keeps PostgreSQL's fsync on; false is for tests that can lose everything
     */
    public static Engine start(Path directory, Path topicFile, boolean durable) throws IOException {
        Path data = Files.createDirectories(directory).toRealPath();
        Secrets secrets = new Secrets(data.resolve("secrets"));
        TokenMint tokens = new TokenMint(secrets, Clock.systemUTC());
        CompletableFuture<KafkaBroker> kafka = CompletableFuture.supplyAsync(() -> startKafka(data));
        PostgresServer postgres = PostgresServer.start(data.resolve("postgres"), secrets, durable);
        try {
            Engine engine = new Engine(data, secrets, tokens, postgres, kafka.get());
            Topics.read(topicFile).create(engine.kafka.bootstrapServers(), 1);
            engine.refreshRoleTokens();
            return engine;
        } catch (ExecutionException e) {
            postgres.close();
            throw new IOException("Kafka does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Kafka starts", e);
        }
    }

    /** Ends a PostgreSQL that a killed process left running on this directory; nobody may be using it. */
    public static void endOrphans(Path directory) throws IOException {
        PostgresServer.endOrphan(directory.resolve("postgres"));
    }

    /** Makes the service's roles and schema and brings the schema up to date from its class path. */
    public void prepare(String service, List<Path> classPath) throws IOException {
        ServiceDatabase database = new ServiceDatabase(service, secrets);
        try (Connection administrator = postgres.administer()) {
            database.provision(administrator);
        } catch (SQLException e) {
            throw new IOException("cannot provision the schema of " + service, e);
        }
        database.migrate(postgres.jdbcUrl(), classPath);
    }

    /** The settings with which the service reaches this engine and trusts its tokens, as Quarkus properties. */
    public Map<String, String> settings(String service) {
        ServiceDatabase database = new ServiceDatabase(service, secrets);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
        settings.put("quarkus.datasource.username", database.runtime());
        settings.put("quarkus.datasource.password", database.runtimePassword());
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("quarkus.oidc.public-key", tokens.publicKey());
        settings.put("quarkus.oidc.token.issuer", TokenMint.ISSUER);
        settings.put("quarkus.oidc.token.audience", TokenMint.AUDIENCE);
        return settings;
    }

    /**
     * From now on PostgreSQL is started again whenever it dies, on the same port. Kafka needs no such care: it is part
     * of this process.
     *
     * @param tell takes a line for people at each death and each return
     */
    public void keepAlive(Consumer<String> tell) {
        watch = PostgresWatch.over(postgres, tell);
    }

    /** Whether PostgreSQL takes connections, as far as is known; false while it is on its way back. */
    public boolean databaseRuns() {
        return watch == null || watch.isUp();
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public TokenMint tokens() {
        return tokens;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** Writes new {@code tokens/<role>} files, each valid for a day. */
    public void refreshRoleTokens() {
        tokens.writeRoleTokens(directory.resolve("tokens"), ROLE_TOKEN_VALIDITY);
    }

    @Override
    public void close() throws IOException {
        if (watch != null) {
            watch.close();
        }
        try {
            kafka.close();
        } finally {
            postgres.close();
        }
    }

    private static KafkaBroker startKafka(Path data) {
        try {
            return KafkaBroker.start(data.resolve("kafka"));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
