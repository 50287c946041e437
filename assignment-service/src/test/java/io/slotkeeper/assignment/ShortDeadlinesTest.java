package io.slotkeeper.assignment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import io.slotkeeper.messaging.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deadlines of a few seconds, by settings: everything ends by itself, and everybody is told. */
@QuarkusTest
@TestProfile(ShortDeadlinesTest.Soon.class)
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class ShortDeadlinesTest {
    private static final Duration SOON = Duration.ofSeconds(8);

    private final Story story = new Story();
    private final String host = Story.newHost();

    /** Everything that has a limit has a short one. */
    public static class Soon implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String soon = SOON.toSeconds() + "s";
            return Map.of(
                    "slotkeeper.assignment.tentative-hold", soon,
                    "slotkeeper.assignment.order-wait", soon,
                    "slotkeeper.assignment.maintenance-wait", soon);
        }
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void consentThatNobodyGivesEndsTheHoldForEverybodyToSee() {
        story.hostIs(host, 1, false);
        String id = Story.ask(host, Story.newVm(), Story.PORT_0);
        assertThat(Story.assignment(id).at("/waitingFor/owner").textValue()).isEqualTo("POLICY");
        story.verdict(id, 1, "NEEDS_CONSENT", 1L, Story.finding("feature-lost", "CONSENT"));
        JsonNode waiting = Story.awaitState(id, "AWAITING_CONSENT").path("waitingFor");
        assertThat(waiting.path("owner").textValue()).isEqualTo("REQUESTER");
        assertThat(waiting.path("action").textValue()).isEqualTo("consent");
        assertThat(waiting.path("sentence").textValue())
                .isEqualTo("Consent to feature-lost is awaited from the requester.");
        assertThat(Instant.parse(waiting.path("until").textValue()))
                .isBefore(Instant.now().plus(SOON));
        assertThat(listed().at("/0/waitingFor")).isEqualTo(waiting);
        assertThat(story.awaitPublished(id, s -> s.path("state").textValue().equals("AWAITING_CONSENT"))
                        .path("waitingFor"))
                .isEqualTo(waiting);

        JsonNode expired = Story.awaitState(id, "EXPIRED");
        assertThat(expired.path("hold").isNull()).isTrue();
        assertThat(expired.path("waitingFor").isNull()).isTrue();
        assertThat(told(id, "expired").path("reason").textValue())
                .startsWith("consent to feature-lost was awaited from the requester until 20");
        JsonNode published =
                story.awaitPublished(id, s -> s.path("state").textValue().equals("EXPIRED"));
        assertThat(published.path("hold").isNull()).isTrue();
        assertThat(published.path("waitingFor").isNull()).isTrue();
        assertThat(Story.post("requester", "/assignments/" + id + "/consents", Map.of("codes", new String[] {
                            "feature-lost"
                        }))
                        .statusCode())
                .isEqualTo(409);
        String next = Story.ask(host, Story.newVm(), Story.PORT_0);
        story.verdict(next, 1, "ALLOWED", 1L);
        Story.awaitState(next, "PREPARING");
    }

    @Test
    void anOrderThatNobodyReportsFailsAndStaysHeldUntilItIsReleased() {
        story.hostIs(host, 1, false);
        String id = Story.ask(host, Story.newVm(), Story.PORT_0);
        story.verdict(id, 1, "ALLOWED", 1L);
        JsonNode preparing = Story.awaitState(id, "PREPARING");
        JsonNode order = Story.pendingOrder(id);
        assertThat(order.path("deadline")).isEqualTo(preparing.at("/waitingFor/until"));
        assertThat(preparing.at("/waitingFor/action").textValue()).isEqualTo("report-order");

        JsonNode failed = Story.awaitState(id, "FAILED");
        assertThat(failed.at("/hold/kind").textValue()).isEqualTo("CLAIM");
        assertThat(failed.at("/waitingFor/action").textValue()).isEqualTo("release");
        assertThat(failed.at("/waitingFor/until").isNull()).isTrue();
        assertThat(failed.at("/orders/0/state").textValue()).isEqualTo("CANCELLED");
        assertThat(failed.at("/orders/0/reportedBy").textValue()).isEqualTo("slotkeeper");
        JsonNode event = told(id, "failed");
        assertThat(event.path("actor").textValue()).isEqualTo("slotkeeper");
        assertThat(event.path("reason")).isEqualTo(failed.at("/orders/0/detail"));
        assertThat(event.path("message").textValue())
                .startsWith("The assignment failed: a report on order ENABLE")
                .endsWith("; what it holds stays held until it is released.");
        String orderId = order.path("id").textValue();
        story.kafka.await(
                Story.ORDERS,
                e -> e.type().equals("slotkeeper.assignment.order-cancelled.v1")
                        && e.json().path("order").textValue().equals(orderId));

        Response late = Story.post("operator", "/orders/" + orderId + "/report", Map.of("outcome", "SUCCEEDED"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.<String>path("code")).isEqualTo("order-not-pending");
        assertThat(late.<String>path("detail")).contains("in vain").contains("The report changes nothing.");
        assertThat(late.<String>path("state")).isEqualTo("FAILED");
        story.kafka.send(
                Story.REPORTS,
                host,
                "slotkeeper.inventory.order-reported.v1",
                orderId,
                "{\"order\":\"" + orderId + "\",\"outcome\":\"SUCCEEDED\",\"detail\":null,\"reporter\":\"agent-1\"}");
        story.kafka.await("slotkeeper.assignment.dead-letters", e -> e.value().contains(orderId));
        String rival = Story.ask(host, Story.newVm(), Story.PORT_0);
        story.verdict(rival, 1, "ALLOWED", 1L);
        assertThat(Story.awaitState(rival, "DENIED").at("/refusal/code").textValue())
                .isEqualTo("function-held");
        assertThat(Story.assignment(id).path("revision")).isEqualTo(failed.path("revision"));

        Story.post("operator", "/assignments/" + id + "/release", Map.of());
        Story.confirm(id, "DISABLE");
        Story.confirm(id, "REBOOT");
        assertThat(Story.awaitState(id, "RELEASED").path("hold").isNull()).isTrue();
    }

    private JsonNode told(String id, String what) {
        ReceivedEvent event = story.kafka.await(
                Story.EVENTS, e -> id.equals(e.key()) && e.type().equals("slotkeeper.assignment." + what + ".v1"));
        return event.json();
    }

    private JsonNode listed() {
        return Story.read(given().header("Authorization", TestTokens.bearer("requester"))
                        .get(Story.API + "/assignments?host=" + host)
                        .asString())
                .path("items");
    }
}
