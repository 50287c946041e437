package io.slotkeeper.launcher.door;

import io.slotkeeper.engine.Secrets;
import io.slotkeeper.engine.TokenMint;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A real front door before real servers, and a client that says exactly what a test wants to say. */
final class DoorFixture implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    final MutableClock clock = new MutableClock();
    final Map<String, Backend> backends = new HashMap<>();
    final TokenMint mint;
    final FrontDoor door;
    final int port;
    private final Context context = vertx.getOrCreateContext();
    private final HttpClient client = vertx.createHttpClient();

    DoorFixture(Path directory) throws Exception {
        mint = new TokenMint(new Secrets(directory), clock);
        Route.SERVICES.stream()
                .filter(service -> !service.equals("policy"))
                .forEach(service -> backends.put(service, new Backend(vertx, service)));
        port = Loopback.freePort();
        door = FrontDoor.open(
                port,
                new FrontDoor.Tokens(mint::mint, mint.publicKey()),
                this::backendPort,
                () -> new SuiteStatus("DEGRADED", "UP", Map.of("inventory", "UP", "policy", "DOWN"), "1.0"),
                clock);
    }

    /** Policy never runs here. */
    private OptionalInt backendPort(String service) {
        return backends.containsKey(service)
                ? OptionalInt.of(backends.get(service).port())
                : OptionalInt.empty();
    }

    String bearer(String role) {
        return "Bearer " + mint.mint("local-" + role, role, Duration.ofMinutes(5));
    }

    Answer get(String path, String... headers) throws Exception {
        return send(HttpMethod.GET, path, "", headers);
    }

    Answer post(String path, String body, String... headers) throws Exception {
        return send(HttpMethod.POST, path, body, headers);
    }

    Answer send(HttpMethod method, String path, String body, String... headers) throws Exception {
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .setMethod(method);
        for (int i = 0; i < headers.length; i += 2) {
            options.addHeader(headers[i], headers[i + 1]);
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        // on the client's own event loop: from a foreign thread a fast answer can come before its reader
        context.runOnContext(
                go -> request(options, body).onSuccess(answer::complete).onFailure(answer::completeExceptionally));
        return answer.get(10, TimeUnit.SECONDS);
    }

    private Future<Answer> request(RequestOptions options, String body) {
        return client.request(options)
                .compose(request -> body.isEmpty() ? request.send() : request.send(body))
                .compose(response -> response.body()
                        .map(read -> new Answer(
                                response.statusCode(),
                                MultiMap.caseInsensitiveMultiMap().addAll(response.headers()),
                                read.toString())));
    }

    /** Spends a new login link and returns the Cookie header that a browser would send from then on. */
    String logIn(String role) throws Exception {
        Answer answer = post("/login", "code=" + code(door.loginLink(role)));
        return answer.headers().get("set-cookie").split(";", 2)[0];
    }

    static String code(String link) {
        return link.substring(link.indexOf("code=") + "code=".length());
    }

    @Override
    public void close() {
        door.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
