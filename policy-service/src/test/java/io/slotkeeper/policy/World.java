package io.slotkeeper.policy;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import io.slotkeeper.messaging.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The neighbours of policy as seen on Kafka: inventory and assignment speak through their own example files. */
final class World implements AutoCloseable {

    static final String HOSTS = "slotkeeper.inventory.hosts";
    static final String VMS = "slotkeeper.inventory.vms";
    static final String ASSIGNMENTS = "slotkeeper.assignment.assignments";
    static final String EVENTS = "slotkeeper.assignment.events";
    static final String VERDICTS = "slotkeeper.policy.verdicts";

    static final String HOST_STATE = "slotkeeper.inventory.host-state.v1";
    static final String VM_STATE = "slotkeeper.inventory.vm-state.v1";
    static final String ASSIGNMENT_STATE = "slotkeeper.assignment.assignment-state.v1";
    static final String REQUESTED = "slotkeeper.assignment.requested.v1";

    final KafkaProbe kafka = new KafkaProbe();

    static String newAssignment() {
        return UUID.randomUUID().toString();
    }

    static RequestSpecification as(String role) {
        return given().header("Authorization", TestTokens.bearer(role)).contentType("application/json");
    }

    static ValidatableResponse evaluate(String host, String vm, String... functions) {
        return as("viewer")
                .body(Map.of("host", host, "vm", vm, "functions", List.of(functions)))
                .post("/api/policy/v1/evaluations")
                .then();
    }

    static ObjectNode hostState(String host, long revision) {
        ObjectNode state = ContractFiles.of("inventory").example(HOST_STATE).deepCopy();
        return state.put("host", host).put("name", host).put("revision", revision);
    }

    void sendHost(ObjectNode state) {
        String host = state.get("host").asText();
        kafka.send(HOSTS, host, HOST_STATE, host, state.toString());
    }

    /** Sends the founding host and waits until policy knows that revision. */
    void host(String host, long revision) {
        host(hostState(host, revision));
    }

    void host(ObjectNode state) {
        sendHost(state);
        as("viewer")
                .body(Map.of(
                        "host", state.get("host").asText(),
                        "vm", "vm-nobody",
                        "functions", List.of("0000:07:00.0"),
                        "minHostRevision", state.get("revision").asLong()))
                .post("/api/policy/v1/evaluations")
                .then()
                .statusCode(200);
    }

    void vm(String vm, int deviceLimit) {
        ObjectNode state = ContractFiles.of("inventory").example(VM_STATE).deepCopy();
        kafka.send(
                VMS,
                vm,
                VM_STATE,
                vm,
                state.put("vm", vm).put("deviceLimit", deviceLimit).toString());
    }

    /** A claim in assignment's own words; contexts are left out unless they are asked for. */
    static ObjectNode claim(String assignment, String host, String vm, String address) {
        ObjectNode state =
                ContractFiles.of("assignment").example(ASSIGNMENT_STATE).deepCopy();
        state.put("assignment", assignment).put("host", host).put("vm", vm);
        state.putArray("functions").addObject().put("address", address).put("role", "REQUESTED");
        state.putArray("contexts");
        ObjectNode hold = (ObjectNode) state.get("hold");
        hold.putArray("functions").add(address);
        hold.putArray("groupMembers").add(address);
        return state;
    }

    void assignment(ObjectNode state) {
        String id = state.get("assignment").asText();
        kafka.send(ASSIGNMENTS, id, ASSIGNMENT_STATE, id, state.toString());
    }

    /** A tombstone as its publisher sends it: an event without data. */
    void gone(String topic, String type, String key) {
        kafka.send(topic, key, type, key, null);
    }

    static ObjectNode question(String assignment, String host, String vm, String... functions) {
        ObjectNode question = ContractFiles.of("assignment").example(REQUESTED).deepCopy();
        question.put("assignment", assignment).put("host", host).put("vm", vm);
        ArrayNode addresses = question.putArray("functions");
        List.of(functions).forEach(addresses::add);
        return question;
    }

    /** Asks once, under a new event id, and returns that id. */
    String ask(ObjectNode question) {
        return ask(UUID.randomUUID().toString(), question);
    }

    String ask(String eventId, ObjectNode question) {
        String id = question.get("assignment").asText();
        String type =
                question.get("attempt").asInt() == 1 ? REQUESTED : "slotkeeper.assignment.evaluation-requested.v1";
        return kafka.send(eventId, EVENTS, id, type, id, question.toString(), Map.of("correlationid", "c-" + id));
    }

    ReceivedEvent verdict(String assignment, int attempt) {
        return kafka.await(
                VERDICTS,
                event -> event.key().equals(assignment)
                        && event.json().path("attempt").asInt() == attempt);
    }

    List<ReceivedEvent> verdicts(String assignment) {
        return kafka.read(VERDICTS).stream()
                .filter(event -> event.key().equals(assignment))
                .toList();
    }

    static void eventually(org.awaitility.core.ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(check);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
