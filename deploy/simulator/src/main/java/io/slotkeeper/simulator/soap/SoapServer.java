package io.slotkeeper.simulator.soap;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.slotkeeper.simulator.fleet.Fleet;
import io.slotkeeper.simulator.tls.ServerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The web service of one fleet on loopback. */
public final class SoapServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SoapServer.class.getName());

    static {
        // else each answer waits for the client's delayed acknowledgement of its headers: 40 ms on Linux
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer http;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> ticks;
    private final Sessions sessions;
    private final SoapHandler handler;
    private final Privileges privileges = new Privileges();
    private final Settings settings = new Settings();
    private final Misbehaviours misbehaviours = new Misbehaviours();
    private final boolean secure;

    /**
     * @param identity null: plain HTTP
     * @param port 0: any free one
     */
    public SoapServer(
            Fleet fleet,
            String user,
            String password,
            Duration idle,
            Clock clock,
            @Nullable ServerIdentity identity,
            int port)
            throws IOException {
        this.secure = identity != null;
        this.sessions = new Sessions(clock, idle, fleet::wake);
        Map<String, Method> methods = new HashMap<>();
        methods.putAll(new SessionMethods(fleet, sessions, user, password, clock).all());
        methods.putAll(new CollectorMethods(fleet, privileges, settings).all());
        methods.putAll(new HostMethods(fleet, privileges, settings).all());
        methods.putAll(new VmMethods(fleet, privileges).all());
        this.handler = new SoapHandler(methods, sessions, misbehaviours, clock, secure);
        this.http = server(identity, port);
        http.createContext("/sdk", handler);
        http.createContext(
                "/sdk/vimServiceVersions.xml",
                new VersionsHandler(fleet.now().vcenter().version()));
        this.threads = Executors.newCachedThreadPool(named("simulator-call-"));
        http.setExecutor(threads);
        this.timer = Executors.newSingleThreadScheduledExecutor(named("simulator-timer-"));
        this.ticks = timer.scheduleWithFixedDelay(() -> tick(fleet), 200, 200, TimeUnit.MILLISECONDS);
        http.start();
    }

    private void tick(Fleet fleet) {
        try {
            sessions.tick();
            fleet.tick();
        } catch (RuntimeException bug) {
            LOG.log(Level.SEVERE, "Time passed, and something failed", bug);
        }
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static HttpServer server(@Nullable ServerIdentity identity, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        if (identity == null) {
            return HttpServer.create(address, 0);
        }
        HttpsServer https = HttpsServer.create(address, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
        return https;
    }

    public URI url() {
        return URI.create("%s://127.0.0.1:%d/sdk"
                .formatted(secure ? "https" : "http", http.getAddress().getPort()));
    }

    public InetSocketAddress address() {
        return http.getAddress();
    }

    public Sessions sessions() {
        return sessions;
    }

    public Privileges privileges() {
        return privileges;
    }

    public Settings settings() {
        return settings;
    }

    public Misbehaviours misbehaviours() {
        return misbehaviours;
    }

    /** How often each method was called, since the start, failures included. */
    public Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        for (Map.Entry<String, LongAdder> entry : handler.calls().entrySet()) {
            calls.put(entry.getKey(), entry.getValue().sum());
        }
        return calls;
    }

    @Override
    public void close() {
        ticks.cancel(false);
        timer.shutdownNow();
        threads.shutdownNow();
        http.stop(0);
    }
}
