package io.slotkeeper.launcher.door;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The one address of the suite, on loopback only: it forwards to the services, turns a browser's session cookie into a
 * short-lived token, and refuses what a foreign page could have sent. Bodies stream through in both directions.
 */
public final class FrontDoor implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int CONNECTIONS_PER_SERVICE = 256;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final Backends backends;
    private final Authority authority;
    private final Credentials credentials;
    private final LoginLinks links;
    private final Pages pages;
    private final int port;

    private FrontDoor(
            Vertx vertx, int port, Tokens tokens, Backends backends, Supplier<SuiteStatus> status, Clock clock) {
        this.vertx = vertx;
        this.port = port;
        this.backends = backends;
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS))
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SERVICE))
                .build();
        this.authority = new Authority(port);
        this.links = new LoginLinks(clock);
        this.credentials = new Credentials(
                port, new Sessions(tokens.source(), clock), new BearerTokens(tokens.publicKey(), clock));
        this.pages = new Pages(credentials, links, this::linkUrl, status);
    }

    /** What the door needs to know of tokens: who signs them, and the key that proves it (Base64 of its X.509 form). */
    public record Tokens(TokenSource source, String publicKey) {}

    /**
     * Opens the door on a port that is free on loopback.
     *
     * @throws IOException when somebody took the port in the meantime
     */
    public static FrontDoor open(int port, Tokens tokens, Backends backends, Supplier<SuiteStatus> status, Clock clock)
            throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
        FrontDoor door = new FrontDoor(vertx, port, tokens, backends, status, clock);
        try {
            door.listen("127.0.0.1").toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (Loopback.hasIpv6()) {
                door.listen("::1").toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
            return door;
        } catch (ExecutionException | TimeoutException e) {
            door.close();
            throw new IOException("the front door cannot listen on port " + port, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            door.close();
            throw new IOException("interrupted while the front door opens", e);
        }
    }

    /** The address to tell people. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** A new login link: good once, for five minutes. It is for the terminal only, never for a log. */
    public String loginLink(String role) {
        return linkUrl(links.issue(role));
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            System.getLogger(FrontDoor.class.getName())
                    .log(System.Logger.Level.WARNING, "the front door did not close in order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Future<?> listen(String host) {
        HttpServerOptions options =
                new HttpServerOptions().setHost(host).setPort(port).setHttp2ClearTextEnabled(false);
        return vertx.createHttpServer(options).requestHandler(this::handle).listen();
    }

    private void handle(HttpServerRequest request) {
        Forwarding.harden(request.response().headers());
        Optional<Problem> refusal = authority.refuse(request);
        if (refusal.isPresent()) {
            refusal.get().answer(request.response());
            return;
        }
        Route route = Route.of(request.path());
        Optional<Problem> unproven =
                route.equals(new Route.AtDoor(Route.Page.LOGIN)) ? Optional.empty() : credentials.refuse(request);
        if (unproven.isPresent()) {
            unproven.get().answer(request.response());
        } else if (route instanceof Route.ToService target) {
            forward(request, target);
        } else if (route instanceof Route.AtDoor own) {
            pages.handle(own.page(), request);
        } else {
            Problem.notFound(request.path()).answer(request.response());
        }
    }

    private void forward(HttpServerRequest request, Route.ToService target) {
        Forwarding forwarding = new Forwarding(target.service(), target.path(), credentials.bearer(request));
        credentials.session(request).ifPresent(session -> session.serve(request));
        request.response().headers().clear();
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> connect(target.service()))
                .addInterceptor(forwarding)
                .handle(request);
    }

    private Future<HttpClientRequest> connect(String service) {
        OptionalInt backend = backends.port(service);
        if (backend.isEmpty()) {
            return Future.failedFuture(new Forwarding.NotReachable(service));
        }
        return client.request(new RequestOptions().setHost("127.0.0.1").setPort(backend.getAsInt()))
                .recover(failure -> Future.failedFuture(new Forwarding.NotReachable(service, failure)));
    }

    private String linkUrl(String code) {
        return url() + "/login?code=" + code;
    }
}
