package io.slotkeeper.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slotkeeper.simulator.fleet.Fleet;
import io.slotkeeper.simulator.fleet.Refused;
import io.slotkeeper.simulator.fleet.Snapshot;
import io.slotkeeper.simulator.soap.SoapServer;
import io.slotkeeper.simulator.tls.ServerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /control} tells the state; {@code POST /control/ACTION} with a JSON object does something (README, "The
 * control endpoint"). On loopback and without a password: whoever can reach it owns the simulator, but no secret. A
 * page in a browser cannot use it, since it wants {@code application/json} and its own address as host.
 */
public final class ControlServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_REQUEST = 1 << 20;

    private final HttpServer http;
    private final ExecutorService thread;
    private final Fleet fleet;
    private final SoapServer soap;
    private final Actions actions;

    /**
     * @param identity null: the web service has no TLS
     * @param port 0: any free one
     */
    public ControlServer(Fleet fleet, SoapServer soap, @Nullable ServerIdentity identity, int port) throws IOException {
        this.fleet = fleet;
        this.soap = soap;
        this.actions = new Actions(fleet, soap, identity);
        this.http =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        http.createContext("/control", this::handle);
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread control = new Thread(task, "simulator-control");
            control.setDaemon(true);
            return control;
        });
        http.setExecutor(thread);
        http.start();
    }

    public URI url() {
        return URI.create(
                "http://127.0.0.1:%d/control".formatted(http.getAddress().getPort()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isForUs(exchange)) {
                answer(
                        exchange,
                        403,
                        Map.of("error", "only for http clients on this machine that ask for this address"));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("GET") && path.equals("/control")) {
                answer(exchange, 200, state());
            } else if (exchange.getRequestMethod().equals("POST") && path.startsWith("/control/")) {
                act(exchange, path.substring("/control/".length()));
            } else {
                answer(
                        exchange,
                        404,
                        Map.of("error", "GET /control or POST /control/ACTION", "actions", actions.names()));
            }
        }
    }

    private boolean isForUs(HttpExchange exchange) {
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        int port = http.getAddress().getPort();
        boolean ours = List.of("127.0.0.1:" + port, "localhost:" + port).contains(host);
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        return ours && (exchange.getRequestMethod().equals("GET") || type.startsWith("application/json"));
    }

    private void act(HttpExchange exchange, String name) throws IOException {
        try {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
            JsonNode request = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            actions.run(name, request);
            answer(exchange, 200, Map.of("version", fleet.now().version()));
        } catch (IllegalArgumentException | IllegalStateException | IOException wrong) {
            answer(exchange, 400, Map.of("error", String.valueOf(wrong.getMessage())));
        } catch (Refused refused) {
            answer(exchange, 409, Map.of("error", String.valueOf(refused.getMessage()), "fault", refused.fault()));
        }
    }

    private Map<String, Object> state() {
        Snapshot at = fleet.now();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("url", soap.url().toString());
        state.put("version", at.version());
        state.put("hosts", at.hosts().map(host -> host.name()).toList());
        state.put(
                "vms",
                at.vms()
                        .map(vm -> Map.of(
                                "name", vm.name(), "host", at.host(vm.host()).name(), "on", vm.on()))
                        .toList());
        state.put("sessions", soap.sessions().count());
        state.put("misbehavioursLeft", soap.misbehaviours().left());
        state.put("calls", soap.calls());
        return state;
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        http.stop(0);
    }
}
