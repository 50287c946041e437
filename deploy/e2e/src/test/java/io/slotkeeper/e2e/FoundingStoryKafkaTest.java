package io.slotkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same story for an integration that speaks Kafka only. */
class FoundingStoryKafkaTest {
    private static final String COMMANDS = "slotkeeper.assignment.commands";
    private static final String EVENTS = "slotkeeper.assignment.events";
    private static final String VERDICTS = "slotkeeper.policy.verdicts";
    private static final String ORDERS = "slotkeeper.assignment.orders";
    private static final String ORDER_REPORTS = "slotkeeper.inventory.order-reports";

    private static KafkaProbe kafka;

    @BeforeAll
    static void connect() {
        kafka = new KafkaProbe(Suite.running().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @Test
    void aTicketSystemAsksConsentsReportsAndReleases() {
        String host = Api.foundingHost();
        String vm = Api.unique("vm");
        String ticket = Api.unique("ticket");

        command(
                ticket,
                "request",
                "{\"host\":\"" + host + "\",\"vm\":\"" + vm + "\",\"functions\":[\"0000:06:00.0\"],"
                        + "\"reason\":\"change 4711\",\"externalRef\":\"" + ticket + "\"}");
        ReceivedEvent consentAwaited = answer(ticket, "consent-awaited");
        String assignment = consentAwaited.json().path("assignment").asText();
        assertThat(StreamSupport.stream(consentAwaited.json().path("findings").spliterator(), false)
                        .map(finding -> finding.path("code").asText()))
                .contains("feature-lost");
        assertThat(verdict(assignment).json().path("verdict").path("functions")).anySatisfy(function -> {
            assertThat(function.path("address").asText()).isEqualTo("0000:06:00.1");
            assertThat(function.path("role").asText()).isEqualTo("COMPANION");
        });

        command(ticket, "consent", "{\"assignment\":\"" + assignment + "\",\"codes\":[\"feature-lost\"]}");
        answer(ticket, "claimed");
        confirm(host, assignment, "ENABLE");
        confirm(host, assignment, "REBOOT");
        confirm(host, assignment, "ATTACH");
        ReceivedEvent attached = event(assignment, "attached");
        assertThat(attached.json().path("externalRef").asText()).isEqualTo(ticket);

        command(ticket, "release", "{\"assignment\":\"" + assignment + "\"}");
        confirm(host, assignment, "DETACH");
        confirm(host, assignment, "DISABLE");
        confirm(host, assignment, "REBOOT");
        event(assignment, "released");
    }

    @Test
    void theThirdFunctionIsDeniedByTheLimit() {
        String host = Api.foundingHost();
        String vm = Api.unique("vm");
        for (String address : List.of("0000:06:00.0", "0000:07:00.0")) {
            String ticket = Api.unique("ticket");
            request(ticket, host, vm, address);
            answer(ticket, "claimed");
        }
        String ticket = Api.unique("ticket");
        request(ticket, host, vm, "0000:08:00.0");
        ReceivedEvent denied = answer(ticket, "denied");
        assertThat(denied.json().path("refusal").path("code").asText()).isEqualTo("limit-exceeded");
        assertThat(denied.json().path("findings"))
                .anySatisfy(finding -> assertThat(finding.path("code").asText()).isEqualTo("limit-exceeded"));
    }

    @Test
    void theNeighbourGoesToAnotherVmAndTheSlotStaysWhileOneIsClaimed() {
        String host = Api.foundingHost();
        String first = claim(host, "0000:06:00.0");
        confirm(host, first, "ENABLE");
        confirm(host, first, "REBOOT");
        confirm(host, first, "ATTACH");
        event(first, "attached");
        String second = claim(host, "0000:06:00.1");
        assertThat(codes(verdict(second))).doesNotContain("companion", "function-held", "group-held");
        confirm(host, second, "ATTACH");
        event(second, "attached");

        command(Api.unique("ticket"), "release", "{\"assignment\":\"" + first + "\"}");
        confirm(host, first, "DETACH");
        event(first, "released");
        assertThat(kafka.read(ORDERS).stream()
                        .filter(order -> host.equals(order.key()))
                        .map(order -> order.json().path("type").asText()))
                .doesNotContain("DISABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "0000:06:00.0, NEEDS_CONSENT, listed-experimental, WARN",
        "0000:08:00.0, NEEDS_CONSENT, unlisted, CONSENT",
        "0000:09:00.0, NEEDS_CONSENT, unlisted, CONSENT",
        "0000:0a:00.0, NEEDS_CONSENT, no-host-driver, INFO",
        "0000:01:00.1, DENIED, host-critical, DENY",
        "0000:00:03.0, DENIED, bridge-not-assignable, DENY",
    })
    void everyKindOfDeviceGetsItsFinding(String address, String outcome, String code, String severity) {
        String host = Api.foundingHost();
        String ticket = Api.unique("ticket");
        command(
                ticket,
                "request",
                "{\"host\":\"" + host + "\",\"vm\":\"" + Api.unique("vm") + "\",\"functions\":[\"" + address
                        + "\"],\"reason\":\"what would happen?\"}");
        String assignment = answer(ticket, "requested").key();

        ReceivedEvent verdict = kafka.await(
                VERDICTS,
                e -> assignment.equals(e.key())
                        && e.json().path("verdict").path("hostRevision").asInt() >= 3);
        assertThat(verdict.correlationId()).isEqualTo(ticket);
        assertThat(verdict.json().path("verdict").path("outcome").asText()).isEqualTo(outcome);
        assertThat(findings(verdict)).anySatisfy(finding -> {
            assertThat(finding.path("code").asText()).isEqualTo(code);
            assertThat(finding.path("severity").asText()).isEqualTo(severity);
            assertThat(finding.path("remedy").asText()).isNotBlank();
        });
        answer(ticket, outcome.equals("DENIED") ? "denied" : "consent-awaited");
    }

    @Test
    void oneTraceSpansRequestVerdictHoldAndNotification() {
        String traceId = UUID.randomUUID().toString().replace("-", "");
        String host = Api.foundingHost();
        String assignment = Api.as("requester")
                .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .body(Map.of(
                        "host",
                        host,
                        "vm",
                        Api.unique("vm"),
                        "functions",
                        List.of("0000:07:00.0"),
                        "reason",
                        "to be followed"))
                .post("/api/assignment/v1/assignments")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        assertThat(event(assignment, "requested").headers().get("traceparent")).contains(traceId);
        assertThat(verdict(assignment).headers().get("traceparent")).contains(traceId);
        assertThat(event(assignment, "consent-awaited").headers().get("traceparent"))
                .contains(traceId);
        ReceivedEvent notification = kafka.await(
                "slotkeeper.notifier.notifications",
                e -> e.value().contains(assignment) && e.value().contains("AWAITING_CONSENT"));
        assertThat(notification.headers().get("traceparent")).contains(traceId);
    }

    @Test
    void aCommandThatIsNotValidIsAnsweredWithTheProblemCode() {
        String ticket = Api.unique("ticket");
        command(ticket, "request", "{\"host\":\"NOT AN ID\",\"vm\":\"vm-1\",\"functions\":[],\"reason\":\"\"}");
        ReceivedEvent rejected = answer(ticket, "command-rejected");
        assertThat(rejected.json().path("code").asText()).isEqualTo("invalid-request");
    }

    private static String claim(String host, String address) {
        String ticket = Api.unique("ticket");
        request(ticket, host, Api.unique("vm"), address);
        return answer(ticket, "claimed").key();
    }

    private static JsonNode findings(ReceivedEvent verdict) {
        return verdict.json().path("verdict").path("findings");
    }

    private static List<String> codes(ReceivedEvent verdict) {
        return findings(verdict).findValuesAsText("code");
    }

    private static void request(String ticket, String host, String vm, String address) {
        command(
                ticket,
                "request",
                "{\"host\":\"" + host + "\",\"vm\":\"" + vm + "\",\"functions\":[\"" + address + "\"],"
                        + "\"reason\":\"change 4711\",\"consents\":[\"feature-lost\",\"unlisted\"]}");
    }

    private static void command(String correlationId, String command, String json) {
        kafka.send(
                UUID.randomUUID().toString(),
                COMMANDS,
                correlationId,
                "slotkeeper.assignment." + command + ".v1",
                correlationId,
                json,
                Map.of("correlationid", correlationId));
    }

    private static ReceivedEvent answer(String correlationId, String fact) {
        return kafka.await(EVENTS, e -> type(fact).equals(e.type()) && correlationId.equals(e.correlationId()));
    }

    private static ReceivedEvent event(String assignment, String fact) {
        return kafka.await(EVENTS, e -> type(fact).equals(e.type()) && assignment.equals(e.key()));
    }

    private static ReceivedEvent verdict(String assignment) {
        return kafka.await(VERDICTS, e -> assignment.equals(e.key()));
    }

    private static void confirm(String host, String assignment, String orderType) {
        ReceivedEvent order = kafka.await(
                ORDERS,
                e -> host.equals(e.key())
                        && assignment.equals(e.json().path("assignment").asText())
                        && orderType.equals(e.json().path("type").asText())
                        && !reported(e));
        kafka.send(
                ORDER_REPORTS,
                host,
                "slotkeeper.inventory.order-reported.v1",
                host,
                "{\"order\":\"" + order.json().path("order").asText()
                        + "\",\"outcome\":\"SUCCEEDED\",\"detail\":\"by agent\",\"reporter\":\"agent-1\"}");
    }

    /** A release reboots again: an order that was reported already is not the one that is waited for. */
    private static boolean reported(ReceivedEvent order) {
        String id = order.json().path("order").asText();
        return kafka.read(ORDER_REPORTS).stream()
                .anyMatch(report -> report.value().contains(id));
    }

    private static String type(String fact) {
        return "slotkeeper.assignment." + fact + ".v1";
    }
}
