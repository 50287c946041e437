package io.slotkeeper.assignment;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import io.slotkeeper.messaging.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Plays inventory, policy and the people around the service: what a test says reads as the story. */
final class Story implements AutoCloseable {
    static final String HOSTS = "slotkeeper.inventory.hosts";
    static final String VERDICTS = "slotkeeper.policy.verdicts";
    static final String COMMANDS = "slotkeeper.assignment.commands";
    static final String REPORTS = "slotkeeper.inventory.order-reports";
    static final String EVENTS = "slotkeeper.assignment.events";
    static final String STATES = "slotkeeper.assignment.assignments";
    static final String ORDERS = "slotkeeper.assignment.orders";
    static final String API = "/api/assignment/v1";
    static final String PORT_0 = "0000:06:00.0";
    static final String PORT_1 = "0000:06:00.1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    final KafkaProbe kafka = new KafkaProbe();

    /** A host name of this test's own. */
    static String newHost() {
        return "esx-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static String newVm() {
        return "vm-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A dual-port card on an ESX 4.0 host: one context group, and a holder group where asked for. */
    void hostIs(String host, long revision, boolean holderGroup) {
        hostIs(host, revision, holderGroup, "ESX", "4.0");
    }

    void hostIs(String host, long revision, boolean holderGroup, String platform, String version) {
        String holder = holderGroup ? quoted(PORT_0) : "null";
        String functions = List.of(PORT_0, PORT_1).stream()
                .map(address ->
                        """
                        {"address":"%s","assignable":true,"contextGroup":"%s","holderGroup":%s,"context":"UNKNOWN","contextRevision":null}"""
                                .formatted(address, PORT_0, holder))
                .collect(Collectors.joining(","));
        kafka.send(
                HOSTS,
                host,
                "slotkeeper.inventory.host-state.v1",
                host,
                """
                {"host":"%s","project":"default","platform":"%s","version":"%s","revision":%d,"retired":false,"functions":[%s],
                "groups":[{"id":"%s","scope":"CONTEXT","kinds":["FOUNDING_RULE"],"members":["%s","%s"],"evidence":[]}]}"""
                        .formatted(host, platform, version, revision, functions, PORT_0, PORT_0, PORT_1));
    }

    /** Asks over HTTP and returns the new assignment's id. */
    static String ask(String host, String vm, String... functions) {
        Response answer = given().header("Authorization", TestTokens.bearer("requester"))
                .contentType("application/json")
                .body(request(host, vm, functions))
                .post(API + "/assignments");
        answer.then().statusCode(202);
        return answer.path("id");
    }

    static Map<String, Object> request(String host, String vm, String... functions) {
        return Map.of("host", host, "vm", vm, "functions", List.of(functions), "reason", "10 gigabit for db01");
    }

    /** Policy's answer; findings as JSON, limit 2 as on ESX 4.0. */
    void verdict(String assignment, int attempt, String outcome, Long hostRevision, String... findings) {
        verdict(assignment, attempt, outcome, hostRevision, 2, findings);
    }

    void verdict(String assignment, int attempt, String outcome, Long hostRevision, Integer max, String... findings) {
        kafka.send(
                VERDICTS,
                assignment,
                "slotkeeper.policy.verdict-issued.v1",
                assignment,
                verdictJson(assignment, attempt, outcome, hostRevision, max, findings));
    }

    static String verdictJson(
            String assignment, int attempt, String outcome, Long hostRevision, Integer max, String... findings) {
        JsonNode view = assignment(assignment);
        return """
                {"assignment":"%s","attempt":%d,"project":"default","verdict":{"id":"%s","outcome":"%s","host":"%s","vm":"%s",
                "hostRevision":%s,"vmRevision":null,"functions":[{"address":"%s","role":"REQUESTED","reason":"asked for"}],"groups":[],
                "findings":[%s],"limit":{"max":%s,"held":0,"requested":1,"source":"PROFILE","profile":"esx-4.0","profileVersion":1,"note":null},
                "versions":{"supportList":1,"platformProfiles":1},"evaluatedAt":"2026-11-22T14:00:00Z"}}"""
                .formatted(
                        assignment,
                        attempt,
                        UUID.randomUUID(),
                        outcome,
                        view.path("host").textValue(),
                        view.path("vm").textValue(),
                        hostRevision,
                        view.path("functions").get(0).path("address").textValue(),
                        String.join(",", findings),
                        max);
    }

    static String finding(String code, String severity) {
        return """
                {"rule":"r","code":"%s","severity":"%s","subject":"vm-42","message":"about %s","remedy":null,"parameters":{"lost":["VMOTION"]},"by":"policy"}"""
                .formatted(code, severity, code);
    }

    static JsonNode assignment(String id) {
        return read(given().header("Authorization", TestTokens.bearer("requester"))
                .get(API + "/assignments/" + id)
                .asString());
    }

    /** Waits until the assignment is in that state, and returns it. */
    static JsonNode awaitState(String id, String state) {
        return awaitAssignment(id, view -> view.path("state").textValue().equals(state));
    }

    static JsonNode awaitAssignment(String id, Predicate<JsonNode> wanted) {
        return Awaitility.await("assignment " + id)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> assignment(id), wanted);
    }

    /** The one pending order of an assignment. */
    static JsonNode pendingOrder(String id) {
        return read(assignment(id).path("orders").toString()).findParents("state").stream()
                .filter(order -> order.path("state").textValue().equals("PENDING"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pending order of " + id));
    }

    /** The operator confirms the pending order, which must be of that type. */
    static void confirm(String id, String type) {
        report(id, type, "{\"outcome\":\"SUCCEEDED\"}");
    }

    static void report(String id, String type, String body) {
        JsonNode order = pendingOrder(id);
        if (!order.path("type").textValue().equals(type)) {
            throw new AssertionError("pending is " + order + " and not " + type);
        }
        given().header("Authorization", TestTokens.bearer("operator"))
                .contentType("application/json")
                .body(body)
                .post(API + "/orders/" + order.path("id").textValue() + "/report")
                .then()
                .statusCode(200);
    }

    static Response post(String role, String path, Object body) {
        return given().header("Authorization", TestTokens.bearer(role))
                .contentType("application/json")
                .body(body)
                .post(API + path);
    }

    /** From nothing to ATTACHED, with a verdict that allows. */
    String attached(String host, String vm, String function) {
        String id = ask(host, vm, function);
        verdict(id, 1, "ALLOWED", 1L);
        awaitAssignment(id, view -> !view.path("state").textValue().equals("REQUESTED"));
        while (!assignment(id).path("state").textValue().equals("ATTACHED")) {
            confirm(id, pendingOrder(id).path("type").textValue());
        }
        return id;
    }

    /** Facts of an assignment as they were told on the topic, by revision. */
    List<ReceivedEvent> eventsOf(String id) {
        return kafka.read(EVENTS).stream()
                .filter(event -> id.equals(event.key()))
                .sorted(java.util.Comparator.comparingInt(
                        event -> event.json().path("revision").intValue()))
                .toList();
    }

    /** The newest state record of an assignment that satisfies the predicate. */
    JsonNode awaitPublished(String id, Predicate<JsonNode> wanted) {
        return kafka.await(STATES, event -> id.equals(event.key()) && wanted.test(event.json()))
                .json();
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    @Override
    public void close() {
        kafka.close();
    }
}
