package io.slotkeeper.launcher.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The login link, the session that it opens, and their ends. */
class LoginTest {
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

    @Test
    void lookingAtALinkDoesNotSpendIt() throws Exception {
        String code = DoorFixture.code(fixture.door.loginLink("operator"));
        for (int preview = 0; preview < 3; preview++) {
            Answer page = fixture.get("/login?code=" + code, "accept", "text/html");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("<button", "operator", code).doesNotContain("<script");
            assertThat(page.headers().contains("set-cookie")).isFalse();
        }
        assertThat(fixture.post("/login", "code=" + code).status()).isEqualTo(303);
    }

    @Test
    void aLinkLogsInOnce() throws Exception {
        String code = DoorFixture.code(fixture.door.loginLink("admin"));
        Answer first = fixture.post("/login", "code=" + code);
        assertThat(first.status()).isEqualTo(303);
        assertThat(first.headers().get("location")).isEqualTo("/");
        assertThat(first.headers().get("set-cookie"))
                .contains("; Path=/", "; HTTPOnly", "; SameSite=Strict")
                .doesNotContain("Domain");
        Answer second = fixture.post("/login", "code=" + code);
        assertThat(second.status()).isEqualTo(403);
        assertThat(second.code()).isEqualTo("login-link-invalid");
        assertThat(second.headers().contains("set-cookie")).isFalse();
    }

    @Test
    void aLinkEndsAfterFiveMinutes() throws Exception {
        String code = DoorFixture.code(fixture.door.loginLink("admin"));
        fixture.clock.pass(Duration.ofMinutes(5));
        assertThat(fixture.get("/login?code=" + code).status()).isEqualTo(403);
        assertThat(fixture.post("/login", "code=" + code).code()).isEqualTo("login-link-invalid");
    }

    @Test
    void aBrowserIsToldInAPageThatTheLinkIsSpent() throws Exception {
        Answer page = fixture.post("/login", "code=guessed", "accept", "text/html,*/*");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("does not work");
    }

    @Test
    void theSessionTellsWhoItIs() throws Exception {
        String cookie = fixture.logIn("requester");
        assertThat(fixture.get("/api/session", "cookie", cookie).json().getMap())
                .containsEntry("subject", "local-requester")
                .containsEntry("role", "requester");
        assertThat(fixture.get("/api/session").code()).isEqualTo("unauthenticated");
        assertThat(fixture.get("/api/session", "cookie", cookie + "x").status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsByLogoutAndAfterTwelveHours() throws Exception {
        String left = fixture.logIn("viewer");
        Answer logout = fixture.post("/logout", "", "cookie", left, "x-slotkeeper-csrf", "1");
        assertThat(logout.status()).isEqualTo(204);
        assertThat(logout.headers().get("set-cookie")).contains("Max-Age=0");
        assertThat(fixture.get("/api/session", "cookie", left).status()).isEqualTo(401);

        String forgotten = fixture.logIn("viewer");
        fixture.clock.pass(Duration.ofHours(12));
        assertThat(fixture.get("/api/session", "cookie", forgotten).status()).isEqualTo(401);
    }

    @Test
    void onlyAnAdminHandsOutLinks() throws Exception {
        Answer link =
                fixture.post("/api/session/links", "{\"role\":\"operator\"}", "authorization", fixture.bearer("admin"));
        assertThat(link.status()).isEqualTo(201);
        String code = DoorFixture.code(link.json().getString("url"));
        assertThat(fixture.get("/login?code=" + code).body()).contains("operator");

        assertThat(fixture.post("/api/session/links", "{}").code()).isEqualTo("unauthenticated");
        assertThat(fixture.post("/api/session/links", "{}", "authorization", fixture.bearer("operator"))
                        .code())
                .isEqualTo("forbidden");
        assertThat(fixture.post("/api/session/links", "{\"role\":\"root\"}", "authorization", fixture.bearer("admin"))
                        .code())
                .isEqualTo("invalid-request");
    }

    @Test
    void aTokenOfAnotherKeyOrTimeHasNoAuthority() throws Exception {
        String expired = fixture.bearer("admin");
        fixture.clock.pass(Duration.ofMinutes(6));
        assertThat(fixture.get("/api/session", "authorization", expired).status())
                .isEqualTo(401);
        String good = fixture.bearer("admin");
        String forged = good.substring(0, good.length() - 6) + "AAAAAA";
        assertThat(fixture.get("/api/session", "authorization", good).status()).isEqualTo(200);
        assertThat(fixture.get("/api/session", "authorization", forged).status())
                .isEqualTo(401);
    }

    @Test
    void theDoorsOwnPagesAreBounded() throws Exception {
        assertThat(fixture.post("/login", "code=" + "x".repeat(5_000)).code()).isEqualTo("body-too-large");
        assertThat(fixture.send(HttpMethod.PUT, "/login", "x").code()).isEqualTo("method-not-allowed");
        assertThat(fixture.get("/logout").code()).isEqualTo("method-not-allowed");
    }
}
