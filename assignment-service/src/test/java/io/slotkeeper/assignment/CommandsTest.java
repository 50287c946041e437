package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same story over Kafka commands: the same validation, answers by correlation id. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class CommandsTest {
    private final Story story = new Story();
    private final String host = Story.newHost();
    private final String vm = Story.newVm();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void aCommandIsAppliedOnceAndAnsweredByItsCorrelationId() {
        story.hostIs(host, 1, false);
        String correlation = "corr-" + UUID.randomUUID();
        String eventId = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            story.kafka.send(
                    eventId,
                    Story.COMMANDS,
                    "some-key",
                    type("request"),
                    "s",
                    requestJson(),
                    Map.of("correlationid", correlation));
        }
        String id = assignmentOf(correlation);
        JsonNode view = Story.assignment(id);
        assertThat(view.at("/requester/subject").textValue()).isEqualTo("jane");
        assertThat(view.at("/requester/asserted").booleanValue()).isTrue();
        assertThat(view.at("/history/0/actor").textValue()).isEqualTo("integration");
        assertThat(view.path("externalRef").textValue()).isEqualTo("CHG-4711");

        story.verdict(id, 1, "NEEDS_CONSENT", 1L, Story.finding("feature-lost", "CONSENT"));
        Story.awaitState(id, "AWAITING_CONSENT");
        command("consent", "c-" + correlation, "{\"assignment\":\"" + id + "\",\"codes\":[\"feature-lost\"]}");
        Story.awaitState(id, "PREPARING");
        command("release", "r-" + correlation, "{\"assignment\":\"" + id + "\",\"reason\":\"done\"}");
        Story.awaitState(id, "RELEASED");
        story.kafka.await(Story.EVENTS, e -> id.equals(e.key()) && e.type().equals(type("released")));

        List<ReceivedEvent> events = story.eventsOf(id);
        assertThat(events).filteredOn(e -> e.type().equals(type("requested"))).hasSize(1);
        assertThat(correlations(events, "requested", "consent-awaited")).containsOnly(correlation);
        assertThat(correlations(events, "consent-given", "claimed", "preparing"))
                .containsOnly("c-" + correlation);
        assertThat(correlations(events, "releasing", "released")).containsOnly("r-" + correlation);
        assertThat(story.kafka.read(Story.EVENTS))
                .filteredOn(e -> e.type().equals(type("requested")) && correlation.equals(e.correlationId()))
                .hasSize(1);
    }

    @Test
    void theRecordKeyServesAsCorrelationIdAndCancelWithdraws() {
        String key = "key-" + UUID.randomUUID();
        story.kafka.send(Story.COMMANDS, key, type("request"), "s", requestJson());
        String id = assignmentOf(key);
        command("cancel", "x-" + key, "{\"assignment\":\"" + id + "\"}");
        Story.awaitState(id, "CANCELLED");
    }

    @Test
    void whatIsWrongIsAnsweredWithTheProblemCode() {
        assertThat(rejection("request", "{\"host\":\"esx-07\"}")).isEqualTo("invalid-request");
        assertThat(rejection("request", "{\"functions\":{\"a\":1}}")).isEqualTo("invalid-request");
        assertThat(rejection("consent", "{\"assignment\":\"nonsense\",\"codes\":[\"a\"]}"))
                .isEqualTo("invalid-request");
        assertThat(rejection("cancel", "{}")).isEqualTo("invalid-request");
        assertThat(rejection("release", "{\"assignment\":\"" + UUID.randomUUID() + "\"}"))
                .isEqualTo("assignment-unknown");
        assertThat(rejection("renew", "{}")).isEqualTo("unsupported-command");
        String someoneElses = Story.ask(host, vm, Story.PORT_0);
        assertThat(rejection("cancel", "{\"assignment\":\"" + someoneElses + "\"}"))
                .isEqualTo("not-yours");
    }

    @Test
    void whatIsNoCloudEventIsADeadLetter() {
        byte[] garbage = ("garbage-" + host).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        story.kafka.sendRaw(new ProducerRecord<>(Story.COMMANDS, host, garbage));
        story.kafka.await(
                "slotkeeper.assignment.dead-letters",
                e -> e.value() != null && e.value().contains("garbage-" + host));
    }

    private String requestJson() {
        return "{\"host\":\"%s\",\"vm\":\"%s\",\"functions\":[\"06:00.0\"],\"reason\":\"x\",\"externalRef\":\"CHG-4711\",\"requestedBy\":\"jane\"}"
                .formatted(host, vm);
    }

    private String assignmentOf(String correlation) {
        return story.kafka
                .await(Story.EVENTS, e -> correlation.equals(e.correlationId()))
                .json()
                .path("assignment")
                .textValue();
    }

    private void command(String name, String correlation, String json) {
        story.kafka.send(Story.COMMANDS, correlation, type(name), "s", json);
    }

    private String rejection(String name, String json) {
        String correlation = UUID.randomUUID().toString();
        command(name, correlation, json);
        ReceivedEvent answer = story.kafka.await(Story.EVENTS, e -> correlation.equals(e.correlationId()));
        assertThat(answer.type()).isEqualTo(type("command-rejected"));
        assertThat(answer.key()).isEqualTo(correlation);
        assertThat(answer.json().path("command").textValue()).isEqualTo(type(name));
        return answer.json().path("code").textValue();
    }

    private static List<String> correlations(List<ReceivedEvent> events, String... facts) {
        List<String> types =
                java.util.Arrays.stream(facts).map(CommandsTest::type).toList();
        List<String> found = events.stream()
                .filter(e -> types.contains(e.type()))
                .map(ReceivedEvent::correlationId)
                .toList();
        assertThat(found).hasSameSizeAs(types);
        return found;
    }

    private static String type(String name) {
        return "slotkeeper.assignment." + name + ".v1";
    }
}
