package io.slotkeeper.notifier.api;

import static io.restassured.RestAssured.given;
import static io.slotkeeper.notifier.Service.NOTIFICATIONS;
import static io.slotkeeper.notifier.Service.as;
import static io.slotkeeper.notifier.Service.awaitInbox;
import static io.slotkeeper.notifier.Service.claimed;
import static io.slotkeeper.notifier.Service.inbox;
import static io.slotkeeper.notifier.Service.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The inbox over HTTP. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class InboxApiTest {
    private final KafkaProbe kafka = new KafkaProbe();
    private final UUID assignment = UUID.randomUUID();

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void pagesAreNewestFirstAndMissNothing() {
        for (int revision = 1; revision <= 5; revision++) {
            send(kafka, claimed(assignment, revision, "local-requester"));
        }
        awaitInbox("operator", assignment, 5);

        assertThat(revisionsPageByPage("operator", 2)).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void readingIsPerPersonAndForEveryAddressOfThatPerson() {
        send(kafka, claimed(assignment, 1, "local-admin"));
        String id = (String) awaitInbox("admin", assignment, 1).get(0).get("id");
        int unread = unread("admin");

        as("admin")
                .post(NOTIFICATIONS + "/" + id + "/read")
                .then()
                .statusCode(200)
                .body("read", equalTo(true));
        as("admin").post(NOTIFICATIONS + "/" + id + "/read").then().statusCode(200);

        assertThat(inbox("admin", assignment)).extracting("read").containsExactly(true);
        assertThat(inbox("operator", assignment)).extracting("read").containsExactly(false);
        assertThat(unread("admin")).isEqualTo(unread - 1);
        as("admin").get(NOTIFICATIONS + "/" + id).then().statusCode(200).body("read", equalTo(true));
    }

    @Test
    void unreadOnesCanBeAskedForAndAllMarkedAtOnce() {
        send(kafka, claimed(assignment, 1, "local-requester"));
        awaitInbox("requester", assignment, 1);
        int unread = unread("requester");

        as("requester").post(NOTIFICATIONS + "/read-all").then().statusCode(200).body("marked", equalTo(unread));

        as("requester")
                .queryParam("unread", true)
                .get(NOTIFICATIONS)
                .then()
                .body("items.size()", equalTo(0))
                .body("unread", equalTo(0));
        as("requester").post(NOTIFICATIONS + "/read-all").then().body("marked", equalTo(0));
    }

    @Test
    void anotherProjectIsNotSeen() {
        UUID elsewhere = UUID.randomUUID();
        send(
                kafka,
                claimed(elsewhere, 1, "local-requester"),
                "slotkeeper.assignment.claimed.v1",
                Map.of("project", "other"));
        kafka.await(
                "slotkeeper.notifier.notifications",
                event -> event.json().path("assignment").asText().equals(elsewhere.toString()));

        assertThat(inbox("requester", elsewhere)).isEmpty();
        assertThat(inbox("admin", elsewhere)).isEmpty();
    }

    @Test
    void everyProblemCodeIsSeen() {
        send(kafka, claimed(assignment, 1, "local-requester"));
        Object ofTheRequester = awaitInbox("requester", assignment, 1).get(0).get("id");
        EnumSet<Problem> seen = EnumSet.noneOf(Problem.class);

        seen.add(problem("viewer", NOTIFICATIONS + "/" + ofTheRequester, Problem.NOTIFICATION_NOT_FOUND));
        seen.add(problem("operator", NOTIFICATIONS + "?after=yesterday", Problem.INVALID_REQUEST));
        seen.add(problem("operator", NOTIFICATIONS + "?after=-1", Problem.INVALID_REQUEST));
        seen.add(problem("operator", NOTIFICATIONS + "?limit=501", Problem.INVALID_REQUEST));
        seen.add(problem("operator", NOTIFICATIONS + "/stream?lastEventId=x", Problem.INVALID_REQUEST));

        assertThat(seen).isEqualTo(EnumSet.allOf(Problem.class));
    }

    @Test
    void markingWhatIsNotOnesOwnIsRefused() {
        as("viewer")
                .post(NOTIFICATIONS + "/" + UUID.randomUUID() + "/read")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("notification-not-found"))
                .body("detail", notNullValue());
    }

    @Test
    void whoHasNoValidCredentialsIsToldSo() {
        for (String authorization : List.of("", "Bearer nonsense")) {
            given().header("Authorization", authorization)
                    .get(NOTIFICATIONS)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", "Bearer")
                    .body("code", equalTo("unauthenticated"));
        }
    }

    @Test
    void theAsyncApiDocumentIsServed() {
        String document = as("viewer")
                .get("/api/notifier/v1/asyncapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(document).startsWith("asyncapi: 3").contains("slotkeeper.notifier.notification-created.v1");
    }

    private static Problem problem(String role, String path, Problem expected) {
        as(role).get(path)
                .then()
                .contentType("application/problem+json")
                .statusCode(expected == Problem.INVALID_REQUEST ? 400 : 404)
                .body("code", equalTo(expected.code()));
        return expected;
    }

    private static int unread(String role) {
        return as(role).get(NOTIFICATIONS).then().extract().path("unread");
    }

    private List<Integer> revisionsPageByPage(String role, int limit) {
        List<Integer> revisions = new ArrayList<>();
        String after = null;
        do {
            var request = as(role).queryParam("limit", limit);
            JsonPath page = (after == null ? request : request.queryParam("after", after))
                    .get(NOTIFICATIONS)
                    .jsonPath();
            assertThat(page.getList("items")).hasSizeBetween(1, limit);
            revisions.addAll(page.getList("items.findAll { it.assignmentId == '" + assignment + "' }.revision"));
            after = page.getString("next");
        } while (after != null);
        return revisions;
    }
}
