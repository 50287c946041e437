package io.slotkeeper.faults.bed;

import io.slotkeeper.engine.Cleanup;
import io.slotkeeper.engine.PostgresServer;
import io.slotkeeper.engine.Product;
import io.slotkeeper.engine.Secrets;
import io.slotkeeper.engine.ServiceDatabase;
import io.slotkeeper.engine.TokenMint;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a drill runs on, each part a process of its own: PostgreSQL, Kafka and the instances of the services.
 * An instance that dies is started again, as deploy/up or an orchestrator would do it.
 */
public final class Bed implements AutoCloseable {
    private static final List<String> JAVA_OPTIONS =
            List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final Duration HEAL_LIMIT = Duration.ofSeconds(90);
    private static final int LOOK_MILLIS = 100;

    private final Product product;
    private final Path work;
    private final Cleanup cleanup;
    private final Secrets secrets;
    private final TokenMint tokens;
    private final PostgresServer postgres;
    private final Brokers brokers;
    private final SmallDisks disks;
    private final Map<String, Map<String, String>> extraSettings;
    private final List<Instance> instances = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private Bed(
            Product product,
            Path work,
            Cleanup cleanup,
            Secrets secrets,
            PostgresServer postgres,
            Brokers brokers,
            SmallDisks disks,
            Map<String, Map<String, String>> extraSettings) {
        this.product = product;
        this.work = work;
        this.cleanup = cleanup;
        this.secrets = secrets;
        this.tokens = new TokenMint(secrets, Clock.systemUTC());
        this.postgres = postgres;
        this.brokers = brokers;
        this.disks = disks;
        this.extraSettings = Map.copyOf(extraSettings);
    }

    /** SQL that is run as the owner of a service's schema before the service starts. */
    public record Prepared(String service, String sql) {}

    /**
     * What is to be started.
     *
     * @param instances how many of each service
     * @param brokers 1 or 3
     * @param running the cluster to use where there is one already; it is not started and not closed
     * @param settings Quarkus properties by service, over the drill's own
     * @param prepared planted bugs that are in the database
     * @param diskMiB the size of the disks that PostgreSQL and the first broker get, where this user may do that, so that
     *     they can be filled; 0 for none
     * @param files files that are put into the crash-point directory of every instance, for planted bugs in the code
     */
    public record Layout(
            Map<String, Integer> instances,
            int brokers,
            @Nullable Brokers running,
            Map<String, Map<String, String>> settings,
            List<Prepared> prepared,
            int diskMiB,
            List<String> files) {}

    /** The agent that crashes a service at a named point. */
    public static Path agent(Product product) {
        return product.root().resolve("deploy/faults/target/slotkeeper-faults-agent.jar");
    }

    /**
     * Starts everything and returns when every instance is ready.
     *
     * @param whole closes this bed, also while it starts
     */
    public static Bed start(Product product, Path work, Layout layout, Cleanup whole, Consumer<String> tell)
            throws IOException, InterruptedException {
        Cleanup cleanup = whole.add(new Cleanup());
        Secrets secrets = new Secrets(work.resolve("secrets"));
        SmallDisks disks = cleanup.add(new SmallDisks());
        Brokers brokers = layout.running() == null
                ? cleanup.add(Brokers.prepare(product, work, layout.brokers()))
                : layout.running();
        if (layout.diskMiB() > 0
                && !(disks.mount(work.resolve("postgres"), layout.diskMiB())
                        && disks.mount(brokers.nodes().get(0).directory(), layout.diskMiB()))) {
            tell.accept("no disk is filled in this drill: only root may mount a small one");
        }
        if (layout.running() == null) {
            brokers.launch();
        }
        tell.accept("starting PostgreSQL and Kafka");
        PostgresServer postgres = cleanup.add(PostgresServer.start(work.resolve("postgres"), secrets, true));
        Bed bed = new Bed(product, work, cleanup, secrets, postgres, brokers, disks, layout.settings());
        if (disks.isPossible()) {
            bed.keepLittle();
        }
        bed.prepareSchemas(layout.prepared());
        brokers.start();
        tell.accept("starting the services");
        for (String service : Product.SERVICES) {
            for (int i = 0; i < layout.instances().getOrDefault(service, 1); i++) {
                Instance instance = bed.addInstance(service);
                for (String file : layout.files()) {
                    Files.createFile(instance.crashPoints().resolve(file));
                }
                instance.start();
            }
        }
        bed.awaitReady();
        return bed;
    }

    public Brokers brokers() {
        return brokers;
    }

    public SmallDisks smallDisks() {
        return disks;
    }

    public TokenMint tokens() {
        return tokens;
    }

    public Secrets secrets() {
        return secrets;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** Where everything of this bed is kept. */
    public Path work() {
        return work;
    }

    public List<Instance> instances() {
        return List.copyOf(instances);
    }

    /** The instances of one service that somebody wants to run, also those that are dead at the moment. */
    public List<Instance> instances(String service) {
        return instances.stream()
                .filter(instance -> instance.isWanted() && instance.service().equals(service))
                .toList();
    }

    /** A superuser's connection. */
    public Connection database() throws SQLException {
        return postgres.administer();
    }

    /** One more instance of a service, not started. */
    public Instance addInstance(String service) throws IOException {
        long number = instances.stream()
                        .filter(instance -> instance.service().equals(service))
                        .count()
                + 1;
        String name = service + "-" + number;
        int port = Ports.free(1).get(0);
        Path crashPoints = Files.createDirectories(work.resolve("crash").resolve(name));
        List<String> command = new ArrayList<>(List.of(Product.tool("java").toString()));
        command.addAll(JAVA_OPTIONS);
        command.add("-javaagent:" + agent(product) + "=" + crashPoints);
        command.addAll(List.of("-jar", product.runJar(service).toString()));
        Map<String, String> environment = new LinkedHashMap<>();
        settings(service).forEach((property, value) -> environment.put(variable(property), value));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Child child = new Child(command, environment, work, work.resolve(name + ".log"));
        Instance instance = cleanup.add(new Instance(service, name, port, crashPoints, child));
        instances.add(instance);
        return instance;
    }

    /** An instance of the service that nobody wants to run at the moment, or a new one. */
    public synchronized Instance spareInstance(String service) throws IOException {
        for (Instance instance : instances) {
            if (instance.service().equals(service) && !instance.isWanted() && !instance.isAlive()) {
                return instance;
            }
        }
        return addInstance(service);
    }

    /** The instances that should run and do not. */
    public List<Instance> missed() {
        return instances.stream().filter(Instance::isMissed).toList();
    }

    /** Starts an instance that died, unless nobody wants it any more. */
    public void startAgain(Instance instance) throws IOException {
        instance.startAgain();
    }

    public boolean isReady(Instance instance) throws InterruptedException {
        return instance.isReady(client);
    }

    /**
     * Brings back whatever is still away, and returns when everything is ready. An instance that does not get ready by
     * itself is killed and started again, as an orchestrator would do in the end.
     *
     * @return the names of the instances that had to be helped
     */
    public List<String> heal() throws IOException, InterruptedException {
        bringPostgresBack();
        brokers.start();
        List<String> helped = new ArrayList<>();
        long limit = System.nanoTime() + HEAL_LIMIT.toNanos();
        for (Instance instance : instances) {
            if (!becomesReady(instance, limit)) {
                helped.add(instance.name());
                instance.kill();
            }
        }
        awaitReady();
        return helped;
    }

    /** Starts PostgreSQL if it does not run, and returns when it answers, however long it has to recover. */
    public void bringPostgresBack() throws IOException, InterruptedException {
        long limit = System.nanoTime() + HEAL_LIMIT.toNanos();
        while (true) {
            try {
                postgres.startAgain();
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > limit) {
                    throw notYet;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    /** Kills every instance for good; databases and Kafka go on. */
    public void stopServices() throws InterruptedException {
        for (Instance instance : instances) {
            instance.close();
        }
    }

    /** Returns when every instance that should run says that it is ready. */
    public void awaitReady() throws IOException, InterruptedException {
        long limit = System.nanoTime() + READY_LIMIT.toNanos();
        for (Instance instance : instances) {
            if (!becomesReady(instance, limit)) {
                throw new IOException(
                        instance.name() + " does not get ready; see " + work.resolve(instance.name() + ".log"));
            }
        }
    }

    private boolean becomesReady(Instance instance, long limit) throws IOException, InterruptedException {
        while (instance.isWanted() && !isReady(instance)) {
            instance.startAgain();
            if (System.nanoTime() > limit) {
                return false;
            }
            if (cleanup.isClosed()) {
                throw new InterruptedException("stopping");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    /** A small disk has no room for the gigabyte of log that PostgreSQL would keep. */
    private void keepLittle() throws IOException {
        try (Connection administrator = postgres.administer();
                Statement sql = administrator.createStatement()) {
            sql.execute("alter system set max_wal_size = '128MB'");
            sql.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("cannot configure PostgreSQL for a small disk", e);
        }
    }

    private void prepareSchemas(List<Prepared> prepared) throws IOException {
        for (String service : Product.SERVICES) {
            ServiceDatabase database = new ServiceDatabase(service, secrets);
            try (Connection administrator = postgres.administer()) {
                database.provision(administrator);
            } catch (SQLException e) {
                throw new IOException("cannot provision the schema of " + service, e);
            }
            database.migrate(postgres.jdbcUrl(), product.migrations(service));
        }
        for (Prepared bug : prepared) {
            try (Connection administrator = postgres.administer();
                    Statement sql = administrator.createStatement()) {
                sql.execute("set role slotkeeper_" + bug.service() + "_owner");
                sql.execute("set search_path = " + bug.service());
                sql.execute(bug.sql());
            } catch (SQLException e) {
                throw new IOException("cannot plant a bug in " + bug.service(), e);
            }
        }
    }

    private Map<String, String> settings(String service) {
        ServiceDatabase database = new ServiceDatabase(service, secrets);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
        settings.put("quarkus.datasource.username", database.runtime());
        settings.put("quarkus.datasource.password", database.runtimePassword());
        settings.put("quarkus.datasource.jdbc.max-size", "8");
        settings.put("kafka.bootstrap.servers", brokers.bootstrapServers());
        settings.put("quarkus.oidc.public-key", tokens.publicKey());
        settings.put("quarkus.oidc.token.issuer", TokenMint.ISSUER);
        settings.put("quarkus.oidc.token.audience", TokenMint.AUDIENCE);
        // the shortest that a broker allows, so that a held instance loses its partitions while a drill looks
        settings.put("mp.messaging.connector.smallrye-kafka.session.timeout.ms", "6000");
        settings.put("mp.messaging.connector.smallrye-kafka.heartbeat.interval.ms", "1500");
        settings.put("slotkeeper.assignment.sweep-every", "1s");
        settings.put("slotkeeper.assignment.verdict-timeout", "10s");
        settings.put("slotkeeper.assignment.tentative-hold", "8s");
        settings.putAll(extraSettings.getOrDefault(service, Map.of()));
        return settings;
    }

    /** The environment variable that sets a property, by the rule of MicroProfile Config. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    @Override
    public void close() {
        cleanup.close();
    }
}
