package io.slotkeeper.assignment;

import static io.slotkeeper.assignment.Story.PORT_0;
import static io.slotkeeper.assignment.Story.PORT_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The founding story over real Kafka and PostgreSQL, with the test playing inventory, policy and the operator. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class FoundingStoryTest {
    private final Story story = new Story();
    private final String host = Story.newHost();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void aPortIsAskedForConsentedPreparedAttachedSharedAndGivenBack() {
        story.hostIs(host, 3, false);
        String first = Story.ask(host, Story.newVm(), "06:00.0");
        story.verdict(first, 1, "NEEDS_CONSENT", 3L, Story.finding("feature-lost", "CONSENT"));
        JsonNode awaiting = Story.awaitState(first, "AWAITING_CONSENT");
        assertThat(awaiting.at("/hold/kind").textValue()).isEqualTo("TENTATIVE");
        assertThat(awaiting.at("/consentsNeeded/0").textValue()).isEqualTo("feature-lost");

        Story.post("requester", "/assignments/" + first + "/consents", Map.of("codes", List.of("feature-lost")))
                .then()
                .statusCode(200);
        JsonNode preparing = Story.assignment(first);
        assertThat(preparing.path("state").textValue()).isEqualTo("PREPARING");
        assertThat(preparing.at("/hold/kind").textValue()).isEqualTo("CLAIM");
        assertThat(preparing.at("/consents/0/code").textValue()).isEqualTo("feature-lost");
        assertThat(preparing.at("/orders/0/steps/0/text").textValue()).contains(host);
        assertThat(preparing.at("/orders/0/steps/0/link").textValue()).contains("1010789");
        assertThat(preparing.at("/orders/0/functions")).hasSize(2);

        Story.confirm(first, "ENABLE");
        Story.confirm(first, "REBOOT");
        Story.confirm(first, "ATTACH");
        Story.awaitState(first, "ATTACHED");
        JsonNode published =
                story.awaitPublished(first, s -> s.path("state").textValue().equals("ATTACHED"));
        assertThat(published.path("contexts")).hasSize(2);
        assertThat(published.at("/contexts/0/context").textValue()).isEqualTo("PASSTHROUGH");
        assertThat(published.at("/contexts/1/sequence").longValue())
                .isGreaterThan(published.at("/contexts/0/sequence").longValue());

        neighbourGoesToAnotherMachineWithoutEnable(first);
        assertThat(facts(first))
                .containsExactly(
                        "requested",
                        "consent-awaited",
                        "consent-given",
                        "claimed",
                        "preparing",
                        "order-reported",
                        "order-reported",
                        "attaching",
                        "order-reported",
                        "attached",
                        "releasing",
                        "order-reported",
                        "released");
        historyIsWhatWasPublished(first);
        assertThat(Story.assignment(first).at("/history/5/message").textValue())
                .isEqualTo(
                        "Order ENABLE for %s and %s on %s is reported as done by local-operator; order REBOOT is issued."
                                .formatted(PORT_0, PORT_1, host));
        assertThat(Story.assignment(first).at("/history/6/message").textValue())
                .isEqualTo("Order REBOOT for %s and %s on %s is reported as done by local-operator."
                        .formatted(PORT_0, PORT_1, host));
    }

    private void neighbourGoesToAnotherMachineWithoutEnable(String first) {
        String second = Story.ask(host, Story.newVm(), PORT_1);
        story.verdict(second, 1, "ALLOWED", 3L);
        Story.awaitState(second, "ATTACHING");
        Story.confirm(second, "ATTACH");

        Story.post("requester", "/assignments/" + first + "/release", Map.of())
                .then()
                .statusCode(200);
        Story.confirm(first, "DETACH");
        JsonNode released = Story.assignment(first);
        assertThat(released.path("state").textValue()).isEqualTo("RELEASED");
        assertThat(released.path("hold").isNull()).isTrue();
        assertThat(types(released)).doesNotContain("DISABLE");

        Story.post("requester", "/assignments/" + second + "/release", Map.of("reason", "done"))
                .then()
                .statusCode(200);
        Story.confirm(second, "DETACH");
        Story.confirm(second, "DISABLE");
        assertThat(Story.assignment(second).path("state").textValue()).isEqualTo("RELEASING");
        assertThat(Story.assignment(second).path("hold").isNull()).isFalse();
        Story.confirm(second, "REBOOT");
        Story.awaitState(second, "RELEASED");
        JsonNode published =
                story.awaitPublished(second, s -> s.path("state").textValue().equals("RELEASED"));
        assertThat(published.path("hold").isNull()).isTrue();
        assertThat(published.at("/contexts/0/context").textValue()).isEqualTo("HOST");
    }

    @Test
    void aClaimWaitsWhileTheNeighbourIsChangingTheGroup() {
        story.hostIs(host, 1, false);
        String first = Story.ask(host, Story.newVm(), PORT_0);
        story.verdict(first, 1, "ALLOWED", 1L);
        Story.awaitState(first, "PREPARING");
        String second = Story.ask(host, Story.newVm(), PORT_1);
        story.verdict(second, 1, "ALLOWED", 1L);
        Story.awaitState(second, "CLAIMED");
        assertThat(Story.assignment(second).path("orders")).isEmpty();

        Story.confirm(first, "ENABLE");
        assertThat(Story.assignment(second).path("state").textValue()).isEqualTo("CLAIMED");
        Story.confirm(first, "REBOOT");
        assertThat(Story.assignment(second).path("state").textValue()).isEqualTo("ATTACHING");
        assertThat(types(Story.assignment(second))).containsExactly("ATTACH");
    }

    @Test
    void releaseWhilePreparingCancelsThePendingOrderAndUndoesWhatWasConfirmed() {
        story.hostIs(host, 1, false);
        String id = Story.ask(host, Story.newVm(), PORT_0);
        story.verdict(id, 1, "ALLOWED", 1L);
        Story.awaitState(id, "PREPARING");
        Story.confirm(id, "ENABLE");
        String reboot = Story.pendingOrder(id).path("id").textValue();
        Story.post("requester", "/assignments/" + id + "/release", Map.of())
                .then()
                .statusCode(200);
        story.kafka.await(
                Story.ORDERS,
                event -> event.type().equals("slotkeeper.assignment.order-cancelled.v1")
                        && event.json().path("order").textValue().equals(reboot));
        Story.confirm(id, "DISABLE");
        Story.confirm(id, "REBOOT");
        Story.awaitState(id, "RELEASED");
    }

    @Test
    void aFailedAttachKeepsTheHoldUntilItIsReleasedAndDetached() {
        story.hostIs(host, 1, false, "KVM", "9.2");
        String id = Story.ask(host, Story.newVm(), PORT_0);
        story.verdict(id, 1, "ALLOWED", 1L);
        Story.awaitState(id, "PREPARING");
        Story.confirm(id, "ENABLE");
        Story.report(id, "ATTACH", "{\"outcome\":\"FAILED\",\"detail\":\"no such domain\"}");
        JsonNode failed = Story.assignment(id);
        assertThat(failed.path("state").textValue()).isEqualTo("FAILED");
        assertThat(failed.at("/hold/kind").textValue()).isEqualTo("CLAIM");
        Story.post("requester", "/assignments/" + id + "/release", Map.of())
                .then()
                .statusCode(200);
        Story.confirm(id, "DETACH");
        Story.confirm(id, "DISABLE");
        Story.awaitState(id, "RELEASED");
    }

    @Test
    void theLastTentativeHoldOfAPassedThroughGroupGivesItBackWhenCancelled() {
        story.hostIs(host, 1, false);
        String first = story.attached(host, Story.newVm(), PORT_0);
        String second = Story.ask(host, Story.newVm(), PORT_1);
        story.verdict(second, 1, "NEEDS_CONSENT", 1L, Story.finding("feature-lost", "CONSENT"));
        Story.awaitState(second, "AWAITING_CONSENT");
        Story.post("requester", "/assignments/" + first + "/release", Map.of());
        Story.confirm(first, "DETACH");
        Story.awaitState(first, "RELEASED");
        Story.post("requester", "/assignments/" + second + "/cancel", Map.of())
                .then()
                .statusCode(200);
        assertThat(Story.assignment(second).path("state").textValue()).isEqualTo("CANCELLED");
        Story.confirm(second, "DISABLE");
        Story.confirm(second, "REBOOT");
        JsonNode published =
                story.awaitPublished(second, s -> s.path("contexts").size() == 2);
        assertThat(published.path("state").textValue()).isEqualTo("CANCELLED");
        assertThat(published.path("hold").isNull()).isTrue();
    }

    @Test
    void connectorsReportOverKafkaToTheSameHandler() {
        story.hostIs(host, 1, false);
        String id = Story.ask(host, Story.newVm(), PORT_0);
        story.verdict(id, 1, "ALLOWED", 1L);
        Story.awaitState(id, "PREPARING");
        String order = Story.pendingOrder(id).path("id").textValue();
        String report =
                "{\"order\":\"" + order + "\",\"outcome\":\"SUCCEEDED\",\"detail\":null,\"reporter\":\"agent-1\"}";
        story.kafka.send(Story.REPORTS, host, "slotkeeper.inventory.order-reported.v1", order, report);
        story.kafka.send(Story.REPORTS, host, "slotkeeper.inventory.order-reported.v1", order, report);
        JsonNode view = Story.awaitAssignment(id, a -> types(a).contains("REBOOT"));
        assertThat(view.at("/orders/0/reportedBy").textValue()).isEqualTo("agent-1");
        story.kafka.send(
                Story.REPORTS,
                host,
                "slotkeeper.inventory.order-reported.v1",
                order,
                report.replace("SUCCEEDED", "FAILED").replace("null", "\"oh\""));
        ReceivedEvent dead = story.kafka.await(
                "slotkeeper.assignment.dead-letters", event -> event.value().contains(order));
        assertThat(dead.headers().values()).anyMatch(v -> v != null && v.contains("order-not-pending"));
    }

    private List<String> facts(String id) {
        story.kafka.await(Story.EVENTS, e -> id.equals(e.key()) && e.type().endsWith(".released.v1"));
        return story.eventsOf(id).stream()
                .map(event -> event.type().replace("slotkeeper.assignment.", "").replace(".v1", ""))
                .toList();
    }

    private void historyIsWhatWasPublished(String id) {
        JsonNode history = Story.assignment(id).path("history");
        List<ReceivedEvent> events = story.eventsOf(id);
        assertThat(history).hasSameSizeAs(events);
        for (int i = 0; i < events.size(); i++) {
            assertThat(history.get(i).path("eventId").textValue())
                    .isEqualTo(events.get(i).id());
            assertThat(history.get(i).path("revision").intValue()).isEqualTo(i + 1);
            assertThat(history.get(i).path("actor").textValue())
                    .isEqualTo(events.get(i).json().path("actor").textValue());
        }
    }

    private static List<String> types(JsonNode view) {
        return view.path("orders").findValuesAsText("type");
    }
}
