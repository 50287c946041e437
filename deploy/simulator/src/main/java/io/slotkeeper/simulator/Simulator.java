package io.slotkeeper.simulator;

import io.slotkeeper.simulator.control.ControlServer;
import io.slotkeeper.simulator.fleet.Fleet;
import io.slotkeeper.simulator.soap.Misbehaviours;
import io.slotkeeper.simulator.soap.Privileges;
import io.slotkeeper.simulator.soap.Sessions;
import io.slotkeeper.simulator.soap.Settings;
import io.slotkeeper.simulator.soap.SoapServer;
import io.slotkeeper.simulator.tls.Certificate;
import io.slotkeeper.simulator.tls.ServerIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A simulated vCenter on 127.0.0.1, to be embedded.
 *
 * <pre>
 * try (Simulator vcenter = Simulator.start(SimulatorOptions.demo("secret"))) {
 *     client.connect(vcenter.url(), SimulatorOptions.USER, "secret");
 *     vcenter.fleet().moveVm("db01", "esx-08.lab.example");
 *     vcenter.misbehaviours().next("WaitForUpdatesEx", 1, new Misbehaviour.Garbage());
 * }
 * </pre>
 */
public final class Simulator implements AutoCloseable {
    private static final String CERTIFIED_NAME = "localhost";

    private final Fleet fleet;
    private final SoapServer server;
    private final @Nullable ServerIdentity identity;
    private final @Nullable ControlServer control;

    private Simulator(SimulatorOptions options) throws IOException {
        this.fleet = new Fleet(options.fleet(), options.clock());
        this.identity = options.tls() ? new ServerIdentity(CERTIFIED_NAME, options.clock()) : null;
        this.server = new SoapServer(
                fleet, options.user(), options.password(), options.idle(), options.clock(), identity, options.port());
        this.control = options.controlPort() < 0 ? null : control(options.controlPort());
    }

    private ControlServer control(int port) throws IOException {
        try {
            return new ControlServer(fleet, server, identity, port);
        } catch (IOException taken) {
            server.close();
            throw taken;
        }
    }

    /**
     * Starts it; it answers when this returns.
     *
     * @throws IOException the port is taken
     * @throws IllegalArgumentException the fleet contradicts itself
     */
    public static Simulator start(SimulatorOptions options) throws IOException {
        return new Simulator(options);
    }

    /** Of the web service: {@code http(s)://127.0.0.1:PORT/sdk}. */
    public URI url() {
        return server.url();
    }

    public InetSocketAddress address() {
        return server.address();
    }

    /** Of the control endpoint, if there is one. */
    public Optional<URI> controlUrl() {
        return Optional.ofNullable(control).map(ControlServer::url);
    }

    /** What it simulates; changes are seen by clients at once. */
    public Fleet fleet() {
        return fleet;
    }

    /** What goes wrong next. */
    public Misbehaviours misbehaviours() {
        return server.misbehaviours();
    }

    /** How it is peculiar all the time. */
    public Settings settings() {
        return server.settings();
    }

    public Privileges privileges() {
        return server.privileges();
    }

    public Sessions sessions() {
        return server.sessions();
    }

    /** How often each method was called. */
    public Map<String, Long> calls() {
        return server.calls();
    }

    /**
     * The certificate that it shows now.
     *
     * @throws IllegalStateException it runs without TLS
     */
    public Certificate certificate() {
        return identity().current();
    }

    /**
     * From now on another self-signed certificate, for this DNS name.
     *
     * @throws IllegalStateException no TLS
     */
    public void replaceCertificate(String dnsName) {
        identity().replace(dnsName);
    }

    private ServerIdentity identity() {
        if (identity == null) {
            throw new IllegalStateException("The simulator runs without TLS");
        }
        return identity;
    }

    @Override
    public void close() {
        if (control != null) {
            control.close();
        }
        server.close();
    }
}
