package io.slotkeeper.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands open and what does not, and that no secret is written where it does not belong. */
class DoorTest {
    private static final List<String> SERVICES = List.of("inventory", "policy", "assignment", "notifier");

    @Test
    void statusIsOpenAndCoarse() {
        given().baseUri(Suite.running().url())
                .get("/api/status")
                .then()
                .statusCode(200)
                .body("status", org.hamcrest.Matchers.is("UP"));
    }

    @Test
    void everyServiceIsReady() {
        for (String service : SERVICES) {
            assertThat(Suite.running().ready(service)).describedAs(service).isTrue();
        }
    }

    @Test
    void withoutCredentialsNothingIsAnswered() {
        for (String path : List.of(
                "/api/inventory/v1/hosts",
                "/api/policy/v1/support-list",
                "/api/assignment/v1/assignments",
                "/api/notifier/v1/notifications")) {
            given().baseUri(Suite.running().url())
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", org.hamcrest.Matchers.is("unauthenticated"));
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithAProblem() {
        Api.as("requester")
                .body("{\"reason\":\"" + "x".repeat(2_000_000) + "\"}")
                .post("/api/assignment/v1/assignments")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", org.hamcrest.Matchers.is("body-too-large"));
    }

    @Test
    void noSecretStandsInALog() throws IOException {
        Path data = Suite.running().data();
        List<String> secrets;
        try (Stream<Path> files = Files.walk(data.resolve("secrets"))) {
            secrets = files.filter(Files::isRegularFile).map(DoorTest::secret).toList();
        }
        assertThat(secrets).isNotEmpty();
        try (Stream<Path> logs = Files.walk(data.resolve("logs"))) {
            List<String> written =
                    logs.filter(Files::isRegularFile).map(DoorTest::read).toList();
            assertThat(written).isNotEmpty();
            for (String log : written) {
                assertThat(secrets).noneMatch(log::contains);
                assertThat(log).doesNotContain("eyJhbGciOi");
            }
        }
    }

    /** The file, or of a source's credentials the password: its user is no secret. */
    private static String secret(Path file) {
        return read(file).replaceFirst("(?s)^.*\\npassword=", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
