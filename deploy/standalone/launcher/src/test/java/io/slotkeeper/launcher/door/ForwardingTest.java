package io.slotkeeper.launcher.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches the services through the door, in what form, and what does not. */
class ForwardingTest {
    @TempDir
    static Path directory;

    private static DoorFixture fixture;

    @BeforeAll
    static void open() throws Exception {
        fixture = new DoorFixture(directory);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/inventory/v1/hosts?limit=5, inventory, /api/inventory/v1/hosts?limit=5",
        "/api/inventory/v1/hosts/h/devices/0000:06:00.0, inventory, /api/inventory/v1/hosts/h/devices/0000:06:00.0",
        "/api/assignment/v1/openapi, assignment, /q/openapi",
        "/api/notifier/v1/notifications, notifier, /api/notifier/v1/notifications",
        "/, notifier, /",
        "/app/main.js, notifier, /app/main.js"
    })
    void eachPathHasItsService(String path, String service, String seen) throws Exception {
        Answer answer = fixture.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("backend")).isEqualTo(service);
        assertThat(answer.json().getString("uri")).isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q", "/q/metrics?x=/api", "/api/other/v1/x", "/api/inventory", "/api"})
    void technicalAndUnknownPathsLeadNowhere(String path) throws Exception {
        assertThat(fixture.get(path).code()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/inventory/../../q/metrics",
                "/api/inventory/%2e%2e/%2e%2e/q/metrics",
                "/%71/metrics",
                "//q/metrics",
                "/api/inventory/..%2f..%2fq/metrics",
                "/./q/metrics",
                "/q;x/metrics",
                "/api/inventory/..\\..\\q"
            })
    void noSpellingLeadsToTechnicalPaths(String path) throws Exception {
        assertThat(fixture.get(path).code()).isEqualTo("invalid-request");
    }

    @Test
    void aCookieBecomesATokenAndReplacesAnyOther() throws Exception {
        String cookie = fixture.logIn("operator");
        Answer answer = fixture.get(
                "/api/inventory/v1/hosts", "cookie", "a=b; " + cookie, "authorization", "Bearer forged.by.page");
        assertThat(answer.seen("cookie")).isNull();
        SignedJWT token = SignedJWT.parse(answer.seen("authorization").substring("Bearer ".length()));
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("local-operator");
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("operator");
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
                .isBeforeOrEqualTo(fixture.clock.instant().plus(Sessions.TOKEN_VALIDITY));
    }

    @Test
    void theTokenOfASessionIsMadeAnewBeforeItEnds() throws Exception {
        String cookie = fixture.logIn("operator");
        String first = fixture.get("/api/inventory/v1/hosts", "cookie", cookie).seen("authorization");
        assertThat(fixture.get("/api/inventory/v1/hosts", "cookie", cookie).seen("authorization"))
                .isEqualTo(first);
        fixture.clock.pass(Sessions.TOKEN_VALIDITY.minus(Sessions.TOKEN_MARGIN).plusSeconds(1));
        assertThat(fixture.get("/api/inventory/v1/hosts", "cookie", cookie).seen("authorization"))
                .isNotEqualTo(first);
    }

    @Test
    void aBearerRequestPassesAsItIs() throws Exception {
        Answer answer =
                fixture.post("/api/assignment/v1/assignments", "{}", "authorization", "Bearer x", "cookie", "other=1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.seen("authorization")).isEqualTo("Bearer x");
        assertThat(answer.seen("cookie")).isNull();
    }

    @Test
    void aWriteByCookieNeedsTheCsrfHeader() throws Exception {
        String cookie = fixture.logIn("operator");
        for (HttpMethod method : new HttpMethod[] {HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE}) {
            Answer refused = fixture.send(method, "/api/inventory/v1/hosts/h", "{}", "cookie", cookie);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("csrf-required");
            assertThat(fixture.send(
                                    method,
                                    "/api/inventory/v1/hosts/h",
                                    "{}",
                                    "cookie",
                                    cookie,
                                    "x-slotkeeper-csrf",
                                    "1")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(fixture.post("/logout", "", "cookie", cookie).code()).isEqualTo("csrf-required");
    }

    @Test
    void onlyOurOwnNamesAreAnswered() throws Exception {
        String port = ":" + fixture.port;
        for (String host : new String[] {"localhost", "127.0.0.1", "[::1]", "LOCALHOST"}) {
            assertThat(fixture.get("/api/status", "host", host + port).status()).isEqualTo(200);
        }
        for (String host : new String[] {"evil.example" + port, "localhost:1", "localhost", "127.0.0.1.evil.example"}) {
            Answer refused = fixture.get("/api/status", "host", host);
            assertThat(refused.status()).isEqualTo(421);
            assertThat(refused.code()).isEqualTo("host-not-allowed");
        }
    }

    @Test
    void aWriteFromAnotherOriginIsRefused() throws Exception {
        String path = "/api/assignment/v1/assignments";
        for (String origin : new String[] {"http://evil.example", "http://localhost:1", "null", "https://localhost"}) {
            assertThat(fixture.post(path, "{}", "origin", origin).code()).isEqualTo("origin-not-allowed");
            assertThat(fixture.post("/login", "code=x", "origin", origin).code())
                    .isEqualTo("origin-not-allowed");
        }
        assertThat(fixture.post(path, "{}", "origin", "http://localhost:" + fixture.port)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aServiceThatDoesNotRunIsUnavailable() throws Exception {
        Answer answer = fixture.get("/api/policy/v1/rules");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("service-unavailable");
        assertThat(answer.headers().get("retry-after")).isEqualTo("1");
        assertThat(fixture.post("/api/policy/v1/rules", "x".repeat(100_000)).status())
                .isEqualTo(503);
    }

    @Test
    void aServiceThatBreaksOffIsABadGateway() throws Exception {
        Answer answer = fixture.get("/api/inventory/v1/break");
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("service-unavailable");
    }

    @Test
    void answersPassUnchangedWithSafetyHeaders() throws Exception {
        Answer answer = fixture.get("/api/inventory/v1/teapot");
        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.headers().getAll("x-content-type-options")).containsExactly("nosniff");
        assertThat(answer.seen("host")).isEqualTo("127.0.0.1:" + fixture.port);
        assertThat(answer.seen("x-forwarded-host")).isNull();
        assertThat(fixture.send(HttpMethod.HEAD, "/api/inventory/v1/hosts", "").status())
                .isEqualTo(200);
    }

    @Test
    void largeBodiesReachTheService() throws Exception {
        int length = 2_000_000;
        Answer answer = fixture.post("/api/inventory/v1/hosts/h/reports", "x".repeat(length));
        assertThat(answer.json().getInteger("length")).isEqualTo(length);
    }

    @Test
    void theStatusIsOpenToAll() throws Exception {
        assertThat(fixture.get("/api/status").json().getString("status")).isEqualTo("DEGRADED");
        assertThat(fixture.get("/api/status").json().getJsonObject("services").getMap())
                .containsEntry("policy", "DOWN");
    }

    @Test
    void eventsStreamThroughOneByOneAndEndWithTheReader() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpClientResponse stream = stream("/api/notifier/v1/stream", "", received);
        assertThat(stream.getHeader("content-type")).isEqualTo("text/event-stream");
        assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo("data: hello\n\n");

        HttpServerResponse server = fixture.backends.get("notifier").streams.poll(5, TimeUnit.SECONDS);
        assertThat(server).isNotNull();
        for (int i = 0; i < 3; i++) {
            server.write(Buffer.buffer("data: " + i + "\n\n"));
            assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo("data: " + i + "\n\n");
        }
        stream.request().connection().close();
        assertThat(fixture.backends.get("notifier").closedStreams.poll(5, TimeUnit.SECONDS))
                .isEqualTo("/api/notifier/v1/stream");
    }

    @Test
    void logoutEndsTheLiveStreamsOfTheSessionAndNoOther() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        String leaving = fixture.logIn("viewer");
        stream("/api/inventory/v1/stream?leaving", leaving, received);
        HttpClientResponse staying = stream("/api/inventory/v1/stream?staying", fixture.logIn("viewer"), received);

        fixture.post("/logout", "", "cookie", leaving, "x-slotkeeper-csrf", "1");

        BlockingQueue<String> closed = fixture.backends.get("inventory").closedStreams;
        assertThat(closed.poll(5, TimeUnit.SECONDS)).isEqualTo("/api/inventory/v1/stream?leaving");
        assertThat(closed.poll(300, TimeUnit.MILLISECONDS)).isNull();
        staying.request().connection().close();
    }

    private static HttpClientResponse stream(String path, String cookie, BlockingQueue<String> received)
            throws Exception {
        return fixture.vertx
                .createHttpClient()
                .request(HttpMethod.GET, fixture.port, "127.0.0.1", path)
                .compose(request -> request.putHeader("cookie", cookie)
                        .send()
                        .onSuccess(response -> response.handler(part -> received.add(part.toString()))))
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }
}
