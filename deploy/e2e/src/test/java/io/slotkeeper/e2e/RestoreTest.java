package io.slotkeeper.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.messaging.testing.KafkaProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tables are restored from a moment ago and Kafka knows more. Every service says so and changes nothing, until Kafka
 * is made anew from the tables. This is the drill of the how-to page "Back up, restore, and what Kafka knows more"; it
 * leaves the suite running, with all that others did before.
 */
class RestoreTest {
    private static final List<String> SERVICES = List.of("inventory", "policy", "assignment", "notifier");
    private static final String ASSIGNMENTS = "/api/assignment/v1/assignments/";
    private static final String FIBRE = "0000:07:00.0";

    /** What happened, kept for good with its event ids; of rejected commands nothing is kept. */
    private static final List<String> HISTORIES = List.of(
            "slotkeeper.inventory.changes",
            "slotkeeper.policy.verdicts",
            "slotkeeper.assignment.events",
            "slotkeeper.notifier.notifications");

    /** Commands: only those that are still to be carried out come back. */
    private static final String ORDERS = "slotkeeper.assignment.orders";

    private static final String NOT_KEPT = "command-rejected";

    private final Suite suite = Suite.running();

    @TempDir
    private Path directory;

    @Test
    void restoredTablesAreToldOfAndEverythingGoesOnFromThemOnceKafkaIsMadeAnew() {
        String host = Api.foundingHost();
        String kept = claim(host);
        awaitQuiet(kept);
        String order = Api.pendingOrder(host, kept, "ENABLE");
        Set<String> saidBefore = said();
        Tables before = backUp();

        String lostHost = Api.foundingHost();
        String lost = claim(lostHost);
        awaitQuiet(lost);
        Set<String> forgotten = said();
        forgotten.removeAll(saidBefore);

        suite.down();
        suite.restore(directory.resolve("backup"));
        suite.up();

        SERVICES.forEach(this::assertDiverged);
        assertThat(about("assignment")).contains(lost).doesNotContain(kept);
        assertThat(about("policy")).contains(lost);
        assertThat(about("inventory")).contains(lostHost).doesNotContain(host);
        assertReadsAndDryRunsAreAnswered(host, kept);
        Api.as("requester").get(ASSIGNMENTS + lost).then().statusCode(404);
        assertThat(Tables.now(suite.data())).as("nothing is merged").isEqualTo(before);

        suite.down();
        suite.up("--rebuild-kafka");

        SERVICES.forEach(RestoreTest::awaitWhole);
        Awaitility.await("the histories stand in Kafka again, with their ids")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(said()).containsAll(saidBefore));
        awaitOrder(order);
        assertThat(said()).as("what was lost stays lost").doesNotContainAnyElementsOf(forgotten);
        SERVICES.forEach(RestoreTest::assertResolved);
        assertThat(Api.assignment(kept).getString("state")).isEqualTo("PREPARING");
        claim(Api.foundingHost());
    }

    private static String claim(String host) {
        JsonPath claimed = Api.request(host, Api.unique("vm"), List.of(FIBRE), List.of("feature-lost"));
        assertThat(claimed.getString("state")).isEqualTo("PREPARING");
        return claimed.getString("id");
    }

    /** Waits until the last of those who have to hear of a claim has told of it. */
    private void awaitQuiet(String assignment) {
        try (KafkaProbe kafka = new KafkaProbe(suite.bootstrapServers())) {
            kafka.await(
                    "slotkeeper.notifier.notifications",
                    told -> told.json().path("assignment").asText().equals(assignment)
                            && told.json().path("state").asText().equals("PREPARING"));
        }
    }

    private void awaitOrder(String order) {
        try (KafkaProbe kafka = new KafkaProbe(suite.bootstrapServers())) {
            kafka.await(ORDERS, event -> event.id().equals(order));
        }
    }

    /** Takes a backup of a moment in which nothing changed, so that it is known what is in it. */
    private Tables backUp() {
        Path target = directory.resolve("backup");
        return Awaitility.await("a quiet moment")
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> {
                            Tables before = Tables.now(suite.data());
                            suite.remove(target);
                            suite.backUp(target);
                            return before.equals(Tables.now(suite.data())) ? before : null;
                        },
                        Objects::nonNull);
    }

    /** All that was ever said and is kept: topic, type and id. */
    private Set<String> said() {
        try (KafkaProbe kafka = new KafkaProbe(suite.bootstrapServers())) {
            return HISTORIES.stream()
                    .flatMap(topic -> kafka.read(topic).stream())
                    .filter(event -> !event.type().contains(NOT_KEPT))
                    .map(event -> event.topic() + " " + event.type() + " " + event.id())
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    private void assertDiverged(String service) {
        given().baseUri("http://127.0.0.1:" + suite.port(service))
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .body(containsString("diverged"));
        given().baseUri(suite.url()).get("/api/status").then().body("services." + service, equalTo("DIVERGED"));
        Api.as("operator")
                .body(Map.of("filter", Map.of(), "reason", "a write"))
                .post("/api/" + service + "/v1/dead-letters/dismiss")
                .then()
                .statusCode(503)
                .header("Retry-After", "60")
                .body("code", equalTo("diverged"));
        divergences(service).body("diverged", equalTo(true));
    }

    private static void assertReadsAndDryRunsAreAnswered(String host, String assignment) {
        assertThat(Api.assignment(assignment).getString("state")).isEqualTo("PREPARING");
        Api.as("viewer").get("/api/inventory/v1/hosts/" + host).then().statusCode(200);
        Api.as("requester").get("/api/notifier/v1/notifications").then().statusCode(200);
        Api.as("viewer")
                .body(Map.of("host", host, "vm", Api.unique("vm"), "functions", List.of(FIBRE)))
                .post("/api/policy/v1/evaluations")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("DENIED"));
    }

    /** What the records are about that the service has found in Kafka and not in its tables. */
    private static List<String> about(String service) {
        return divergences(service)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.resolvedAt == null }.records.flatten().subject");
    }

    private static void awaitWhole(String service) {
        Awaitility.await(service + " is ready").atMost(Duration.ofMinutes(1)).until(() -> Suite.running()
                .ready(service));
    }

    private static void assertResolved(String service) {
        divergences(service).body("diverged", equalTo(false)).body("items.count { it.resolvedAt == null }", equalTo(0));
    }

    private static ValidatableResponse divergences(String service) {
        return Api.as("operator")
                .get("/api/" + service + "/v1/divergences")
                .then()
                .statusCode(200);
    }
}
