package io.slotkeeper.notifier;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.specification.RequestSpecification;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What the tests of the running service share: assignment events to send, and inboxes to look into. */
public final class Service {
    public static final String EVENTS = "slotkeeper.assignment.events";
    public static final String NOTIFICATIONS = "/api/notifier/v1/notifications";

    private static final ContractFiles ASSIGNMENT = ContractFiles.of("assignment");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Service() {}

    /** The publisher's example of a claim, for another assignment, revision and requester, as of now. */
    public static ObjectNode claimed(UUID assignment, long revision, String requester) {
        ObjectNode event =
                ASSIGNMENT.example("slotkeeper.assignment.claimed.v1").deepCopy();
        event.put("assignment", assignment.toString())
                .put("revision", revision)
                .put("at", Instant.now().toString());
        event.withObject("/requester").put("subject", requester);
        return event;
    }

    public static void send(KafkaProbe kafka, ObjectNode event) {
        send(kafka, event, "slotkeeper.assignment.claimed.v1", Map.of());
    }

    public static void send(KafkaProbe kafka, ObjectNode event, String type, Map<String, String> extensions) {
        String assignment = event.path("assignment").asText(UUID.randomUUID().toString());
        kafka.send(UUID.randomUUID().toString(), EVENTS, assignment, type, assignment, event.toString(), extensions);
    }

    public static RequestSpecification as(String role) {
        return given().header("Authorization", TestTokens.bearer(role));
    }

    /** The caller's notifications of one assignment, newest first. */
    public static List<Map<String, Object>> inbox(String role, UUID assignment) {
        List<Map<String, Object>> items = as(role).queryParam("limit", 500)
                .get(NOTIFICATIONS)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> item.get("assignmentId").equals(assignment.toString()))
                .toList();
    }

    /** Waits until the caller has that many notifications of the assignment. */
    public static List<Map<String, Object>> awaitInbox(String role, UUID assignment, int count) {
        return Awaitility.await(count + " notifications for " + role)
                .atMost(PATIENCE)
                .until(() -> inbox(role, assignment), items -> items.size() == count);
    }
}
