package io.slotkeeper.launcher;

import io.slotkeeper.engine.Cleanup;
import io.slotkeeper.engine.Engine;
import io.slotkeeper.engine.Product;
import io.slotkeeper.launcher.door.FrontDoor;
import io.slotkeeper.launcher.door.Loopback;
import io.slotkeeper.launcher.door.SuiteStatus;
import io.slotkeeper.launcher.process.Backoff;
import io.slotkeeper.launcher.process.Orphans;
import io.slotkeeper.launcher.process.Supervisor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The whole installation in its order: engine, front door, schemas, services. Everything that is opened goes to the
 * teardown at once, which closes it in the opposite order.
 */
final class Suite {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final int DEATHS_MAX = 3;

    private final Product product;
    private final DataDirectory data;
    private final Cleanup teardown;
    private final Progress progress;
    private final Set<String> everReady = ConcurrentHashMap.newKeySet();
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ready = new CountDownLatch(Product.SERVICES.size());
    private final CountDownLatch hopeless = new CountDownLatch(1);
    private final Supervisor supervisor;
    private final FrontDoor door;

    private Suite(Product product, DataDirectory data, int port, Cleanup teardown, Progress progress)
            throws IOException {
        this.product = product;
        this.data = data;
        this.teardown = teardown;
        this.progress = progress;
        endOrphans();
        Engine engine = startEngine();
        this.supervisor = new Supervisor(data.services(), Backoff.standard(), new Watching());
        this.door = teardown.add(openDoor(engine, port));
        teardown.add(supervisor);
        startServices(engine);
        awaitServices();
    }

    /** Starts everything and returns when every service is ready. */
    static Suite start(Product product, DataDirectory data, int port, Cleanup teardown, Progress progress)
            throws IOException {
        return new Suite(product, data, port, teardown, progress);
    }

    FrontDoor door() {
        return door;
    }

    /** False also for a service that stands still because its tables disagree with Kafka. */
    boolean isReady(String service) {
        return supervisor.isReady(service);
    }

    private void endOrphans() throws IOException {
        List<String> ended = Orphans.end(data.services());
        if (!ended.isEmpty()) {
            progress.say("Ended what an earlier run left behind: " + String.join(", ", ended));
        }
    }

    private Engine startEngine() throws IOException {
        progress.working("engine", "starting PostgreSQL and Kafka");
        Engine engine = teardown.add(Engine.start(data.path(), product.topics(), true));
        data.announceKafka(engine.bootstrapServers());
        engine.keepAlive(progress::say);
        teardown.add(new TokenRenewal(engine::refreshRoleTokens, Clock.systemUTC()));
        progress.done("engine", "PostgreSQL and Kafka are ready");
        return engine;
    }

    private FrontDoor openDoor(Engine engine, int wanted) throws IOException {
        int port = Loopback.portOrAnother(wanted);
        FrontDoor.Tokens tokens =
                new FrontDoor.Tokens(engine.tokens()::mint, engine.tokens().publicKey());
        FrontDoor opened = FrontDoor.open(port, tokens, supervisor::port, () -> status(engine), Clock.systemUTC());
        progress.done("front door", opened.url());
        return opened;
    }

    private void startServices(Engine engine) throws IOException {
        ServiceCommands commands = new ServiceCommands(product, data, System.getenv());
        for (String service : Product.SERVICES) {
            progress.working(service, "bringing its schema up to date");
            engine.prepare(service, product.migrations(service));
            progress.working(service, "starting");
            supervisor.start(commands.of(service, engine.settings(service)));
        }
    }

    private void awaitServices() throws IOException {
        try {
            long limit = System.nanoTime() + START_LIMIT.toNanos();
            while (!ready.await(1, TimeUnit.SECONDS)) {
                if (hopeless.getCount() == 0 || System.nanoTime() > limit) {
                    throw failure();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        }
    }

    private StartFailed failure() {
        String culprit = Product.SERVICES.stream()
                .filter(service -> !supervisor.isReady(service))
                .findFirst()
                .orElse("launcher");
        return new StartFailed(culprit + " does not get ready", data.log(culprit));
    }

    private SuiteStatus status(Engine engine) {
        Map<String, String> services = new LinkedHashMap<>();
        Product.SERVICES.forEach(service -> services.put(service, state(service)));
        String database = engine.databaseRuns() ? "UP" : "DOWN";
        boolean isWhole = database.equals("UP") && services.values().stream().allMatch("UP"::equals);
        String whole = ready.getCount() > 0 ? "STARTING" : isWhole ? "UP" : "DEGRADED";
        return new SuiteStatus(whole, database, services, version());
    }

    private static String version() {
        String version = Suite.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private String state(String service) {
        if (supervisor.isReady(service)) {
            return "UP";
        }
        return supervisor.isDiverged(service) ? "DIVERGED" : "DOWN";
    }

    private final class Watching implements Supervisor.Listener {
        @Override
        public void ready(String service) {
            if (everReady.add(service)) {
                progress.done(service, "ready");
                ready.countDown();
            } else {
                progress.say(service + " is ready again");
                if (givenUp.remove(service) && givenUp.isEmpty()) {
                    progress.say("Slotkeeper is whole again");
                }
            }
        }

        @Override
        public void diverged(String service) {
            progress.say(service + ": Kafka knows more than its tables, as after a restored backup. It shows what, at"
                    + " /api/" + service
                    + "/v1/divergences, and changes nothing; deploy/up --rebuild-kafka goes on from"
                    + " the tables");
            if (everReady.add(service)) {
                ready.countDown();
            }
        }

        @Override
        public void died(String service, String how, Duration pause) {
            progress.say(service + " died (" + how + "); it is started again in " + pause.toSeconds() + " s. See "
                    + data.log(service));
            if (supervisor.deaths(service) >= DEATHS_MAX) {
                hopeless.countDown();
                tellOnce(service);
            }
        }

        private void tellOnce(String service) {
            if (ready.getCount() == 0 && givenUp.add(service)) {
                progress.say("Slotkeeper is DEGRADED: " + service + " died " + DEATHS_MAX
                        + " times in a row. The others go on; it is tried again for as long as this runs");
            }
        }
    }
}
