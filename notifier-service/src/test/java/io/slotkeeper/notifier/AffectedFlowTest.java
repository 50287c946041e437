package io.slotkeeper.notifier;

import static io.slotkeeper.notifier.Service.awaitInbox;
import static io.slotkeeper.notifier.Service.claimed;
import static io.slotkeeper.notifier.Service.inbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From policy's word on an affected assignment to inboxes and to the topic of notifications. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class AffectedFlowTest {
    private static final String VERDICTS = "slotkeeper.policy.verdicts";
    private static final String AFFECTED = "slotkeeper.policy.assignment-affected.v1";
    private static final ContractFiles POLICY = ContractFiles.of("policy");

    private final KafkaProbe kafka = new KafkaProbe();
    private final UUID assignment = UUID.randomUUID();

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void requesterOperatorsAndAdminsHearOfItBesideTheStateOfTheSameRevision() {
        Service.send(kafka, claimed(assignment, 8, "local-requester"));
        awaitInbox("requester", assignment, 1);
        ObjectNode affected = affected(8, 5, "DENIED", "local-requester");
        send(affected);

        for (String role : List.of("requester", "operator", "admin")) {
            assertThat(awaitInbox(role, assignment, 2)).first().satisfies(item -> assertThat(item)
                    .containsEntry("type", AFFECTED)
                    .containsEntry("severity", "WARN")
                    .containsEntry("revision", 8)
                    .containsEntry("message", affected.get("message").asText()));
        }
        assertThat(inbox("viewer", assignment)).isEmpty();
        List<ReceivedEvent> published = published(6);
        assertThat(published).hasSize(6).allSatisfy(event -> assertThat(ContractFiles.of("notifier")
                        .violations("slotkeeper.notifier.notification-created.v1", event.json()))
                .isEmpty());
        assertThat(published)
                .extracting(event -> event.json().get("occasion").asText())
                .containsOnly("", "support-list 5")
                .filteredOn("support-list 5"::equals)
                .hasSize(3);
    }

    @Test
    void everyVersionIsToldOnceAndReadByItself() {
        send(affected(8, 5, "DENIED", "local-requester"));
        send(affected(8, 5, "DENIED", "local-requester"));
        send(affected(8, 6, "ADMITTED", "local-requester"));

        List<Map<String, Object>> items = awaitInbox("requester", assignment, 2);
        assertThat(items).extracting("severity").containsExactlyInAnyOrder("WARN", "INFO");
        Service.as("requester")
                .contentType("application/json")
                .body("{}")
                .post(Service.NOTIFICATIONS + "/" + items.get(0).get("id") + "/read")
                .then()
                .statusCode(200);
        assertThat(inbox("requester", assignment)).extracting("read").containsExactly(true, false);
    }

    @Test
    void whereNobodyKnowsWhoAskedTheRolesHearOfIt() {
        send(affected(8, 5, "NEEDS_MORE", null));
        awaitInbox("operator", assignment, 1);
        awaitInbox("admin", assignment, 1);
        assertThat(inbox("requester", assignment)).isEmpty();
    }

    @Test
    void verdictsOnTheSameTopicAreNoNotifications() {
        ObjectNode verdict =
                POLICY.example("slotkeeper.policy.verdict-issued.v1").deepCopy();
        verdict.put("assignment", assignment.toString());
        kafka.send(
                UUID.randomUUID().toString(),
                VERDICTS,
                assignment.toString(),
                "slotkeeper.policy.verdict-issued.v1",
                assignment.toString(),
                verdict.toString(),
                Map.of());
        send(affected(8, 5, "DENIED", "local-requester"));
        assertThat(awaitInbox("operator", assignment, 1)).extracting("type").containsExactly(AFFECTED);
    }

    private ObjectNode affected(long revision, int version, String effect, String requester) {
        ObjectNode event = POLICY.example(AFFECTED).deepCopy();
        event.put("assignment", assignment.toString())
                .put("revision", revision)
                .put("effect", effect)
                .put("requester", requester)
                .put("at", Instant.now().toString());
        event.withObject("/to").put("version", version);
        return event;
    }

    private void send(ObjectNode event) {
        kafka.send(
                UUID.randomUUID().toString(),
                VERDICTS,
                assignment.toString(),
                AFFECTED,
                assignment.toString(),
                event.toString(),
                Map.of());
    }

    private List<ReceivedEvent> published(int atLeast) {
        return Awaitility.await()
                .until(
                        () -> kafka.read("slotkeeper.notifier.notifications").stream()
                                .filter(event ->
                                        event.json().path("assignment").asText().equals(assignment.toString()))
                                .toList(),
                        events -> events.size() >= atLeast);
    }
}
