package io.slotkeeper.notifier;

import static io.slotkeeper.notifier.Service.awaitInbox;
import static io.slotkeeper.notifier.Service.claimed;
import static io.slotkeeper.notifier.Service.inbox;
import static io.slotkeeper.notifier.Service.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From an assignment's event on Kafka to inboxes and to the topic of notifications. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class NotificationFlowTest {
    private static final String CREATED = "slotkeeper.notifier.notification-created.v1";
    private static final String TOPIC = "slotkeeper.notifier.notifications";

    private final KafkaProbe kafka = new KafkaProbe();
    private final UUID assignment = UUID.randomUUID();

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void aStateChangeIsToldToEveryAddresseeOnce() {
        ObjectNode claimed = claimed(assignment, 4, "local-requester");
        send(kafka, claimed);

        for (String role : List.of("requester", "operator", "admin")) {
            assertThat(awaitInbox(role, assignment, 1)).first().satisfies(item -> assertThat(item)
                    .containsEntry("state", "CLAIMED")
                    .containsEntry("severity", "INFO")
                    .containsEntry("message", claimed.path("message").asText())
                    .containsEntry("read", false));
        }
        assertThat(inbox("viewer", assignment)).isEmpty();
        assertThat(inbox("approver", assignment)).isEmpty();
    }

    @Test
    void whoIsRequesterAndAdminSeesTheChangeOnce() {
        send(kafka, claimed(assignment, 1, "local-admin"));

        assertThat(awaitInbox("admin", assignment, 1)).extracting("recipient").containsExactly("subject:local-admin");
        assertThat(published(3)).hasSize(3);
    }

    @Test
    void theSameChangeUnderAnotherEventIdMakesNothingNew() {
        send(kafka, claimed(assignment, 4, "local-requester"));
        send(kafka, claimed(assignment, 4, "local-requester"));
        send(kafka, claimed(assignment, 5, "local-requester"));

        awaitInbox("operator", assignment, 2);
        assertThat(published(6)).hasSize(6);
    }

    @Test
    void aLateRevisionIsToldToo() {
        send(kafka, claimed(assignment, 7, "local-requester"));
        awaitInbox("operator", assignment, 1);
        send(kafka, claimed(assignment, 6, "local-requester"));

        assertThat(awaitInbox("operator", assignment, 2)).extracting("revision").containsExactly(6, 7);
    }

    @Test
    void whatChangesNoStateIsNotTold() {
        send(kafka, claimed(assignment, 4, "local-requester").put("previousState", "CLAIMED"));
        send(
                kafka,
                ContractFiles.of("assignment")
                        .example("slotkeeper.assignment.command-rejected.v1")
                        .deepCopy(),
                "slotkeeper.assignment.command-rejected.v1",
                Map.of());
        send(kafka, claimed(assignment, 5, "local-requester"));

        assertThat(awaitInbox("operator", assignment, 1)).extracting("revision").containsExactly(5);
    }

    @Test
    void anEventThatCannotBeReadBecomesADeadLetterAndItsNeighbourIsTold() {
        ObjectNode broken = claimed(assignment, 4, "local-requester");
        broken.remove("host");
        send(kafka, broken);
        send(kafka, claimed(assignment, 5, "local-requester"));

        awaitInbox("operator", assignment, 1);
        ReceivedEvent letter = kafka.await(
                "slotkeeper.notifier.dead-letters",
                event -> assignment.toString().equals(event.key()));
        assertThat(letter.headers().values()).anyMatch(value -> value != null && value.contains("without host"));
    }

    @Test
    void whatIsPublishedKeepsTheContract() {
        send(
                kafka,
                claimed(assignment, 4, "local-requester"),
                "slotkeeper.assignment.claimed.v1",
                Map.of("correlationid", "ticket-7"));

        ContractFiles contract = ContractFiles.of("notifier");
        assertThat(published(3)).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo(CREATED);
            assertThat(event.correlationId()).isEqualTo("ticket-7");
            assertThat(event.key()).isEqualTo(event.json().path("recipient").asText());
            assertThat(contract.violations(CREATED, event.json())).isEmpty();
        });
        assertThat(published(3))
                .extracting(ReceivedEvent::key)
                .containsExactlyInAnyOrder("subject:local-requester", "role:operator", "role:admin");
    }

    private List<ReceivedEvent> published(int atLeast) {
        return org.awaitility.Awaitility.await().until(this::published, events -> events.size() >= atLeast);
    }

    private List<ReceivedEvent> published() {
        return kafka.read(TOPIC).stream()
                .filter(event -> event.json().path("assignment").asText().equals(assignment.toString()))
                .toList();
    }
}
