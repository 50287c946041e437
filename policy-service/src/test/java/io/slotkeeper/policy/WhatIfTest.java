package io.slotkeeper.policy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.messaging.testing.EngineResource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dry runs with other facts than the observed ones, and many at once. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class WhatIfTest {
    private static final String PORT0 = "0000:06:00.0";
    private static final String PATH = "/api/policy/v1/evaluations";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anotherPlatformAndNewerVirtualHardwareHaveAnotherLimit() {
        world.host("esx-assume", 3);
        ask("esx-assume", Map.of()).body("limit.max", equalTo(2)).body("limit.profile", equalTo("esx-4.0"));
        ask(
                        "esx-assume",
                        Map.of(
                                "host", Map.of("platform", "ESXI", "version", "8.0 U2"),
                                "vm", Map.of("hardwareVersion", 21)))
                .body("limit.max", equalTo(128))
                .body("findings.code", hasItem("unlisted"));
        ask("esx-assume", Map.of("vm", Map.of("hardwareVersion", 4)))
                .body("outcome", equalTo("DENIED"))
                .body("findings[0].code", equalTo("limit-exceeded"));
    }

    @Test
    void whatTheMachineUsesAndReservesCanBeAssumed() {
        world.host("esx-uses", 3);
        ask("esx-uses", Map.of("vm", Map.of("features", Map.of("VMOTION", "USED"), "memoryReservation", "PARTIAL")))
                .body("findings.find { it.code == 'feature-lost' }.severity", equalTo("CONSENT"))
                .body(
                        "findings.find { it.code == 'feature-lost' }.parameters.used",
                        contains("VMOTION", "MEMORY_RESERVATION"))
                .body("findings.code", hasItem("memory-reservation"));
        ask("esx-uses", Map.of("severities", Map.of("feature-lost.vmotion", "DENY")))
                .body("outcome", equalTo("DENIED"));
        ask(
                        "esx-uses",
                        Map.of(
                                "severities",
                                Map.of("feature-lost.vmotion", "DENY"),
                                "vm",
                                Map.of("features", unused())))
                .body("outcome", not(equalTo("DENIED")));
        ask("esx-uses", Map.of("host", Map.of("iommu", "OFF"))).body("findings.code", hasItem("iommu-off"));
        ask("esx-uses", Map.of()).body("findings.code", not(hasItem("iommu-off")));
    }

    private static Map<String, String> unused() {
        return Map.of("VMOTION", "UNUSED", "DRS", "UNUSED");
    }

    @Test
    void anotherWayOfGivingTheDeviceAndWhatIsTrueOfTheMachineCanBeAssumed() {
        world.host("esx-kinds", 3);
        Map<String, Object> seven = Map.of("platform", "ESXI", "version", "7.0");
        ask("esx-kinds", Map.of("host", seven, "deviceKind", "DYNAMIC"))
                .body("findings.find { it.code == 'feature-lost' }.parameters.kinds", contains("DYNAMIC"))
                .body("findings.find { it.code == 'feature-lost' }.parameters.kept", contains("DRS_PLACEMENT"));
        Map<String, Object> five = Map.of("platform", "ESXI", "version", "5.5");
        ask("esx-kinds", Map.of("host", five, "vm", Map.of("conditions", Map.of("VM_FEX", true))))
                .body("findings.find { it.code == 'feature-lost' }.parameters.kept", hasItem("VMOTION"))
                .body("findings.find { it.code == 'feature-lost' }.parameters.conditions", contains("VM_FEX"));
    }

    @Test
    void aVirtualFunctionIsDeniedWhileItsPhysicalOneIsHeldUnlessThatIsReleased() {
        ObjectNode state = World.hostState("esx-sriov", 3);
        ((ObjectNode) state.at("/functions/1"))
                .putObject("sriov")
                .put("role", "VIRTUAL")
                .put("physicalFunction", state.at("/functions/0/address").textValue());
        world.host(state);
        String holder = World.newAssignment();
        world.assignment(World.claim(
                holder, "esx-sriov", "vm-9", state.at("/functions/0/address").textValue()));
        String virtual = state.at("/functions/1/address").textValue();
        World.eventually(() ->
                evaluate("esx-sriov", virtual, Map.of()).body("findings.code", hasItem("physical-function-held")));
        evaluate("esx-sriov", virtual, Map.of("released", List.of(holder)))
                .body("findings.code", not(hasItem("physical-function-held")));
    }

    @Test
    void aStricterSiteCanBeAssumed() {
        world.host("esx-strict", 3);
        ask("esx-strict", Map.of("severities", Map.of("listed-experimental", "DENY")))
                .body("outcome", equalTo("DENIED"))
                .body("findings.find { it.code == 'listed-experimental' }.severity", equalTo("DENY"));
        ask("esx-strict", Map.of("severities", Map.of("listed-experimentally", "DENY")), 400)
                .body("code", equalTo("invalid-request"))
                .body("detail", containsString("listed-experimentally"));
    }

    @Test
    void manyAreAnsweredInTheirOrderAndAProblemIsOnlyThatOfOne() {
        world.host("esx-many", 3);
        Map<String, Object> known = Map.of("host", "esx-many", "vm", "vm-1", "functions", List.of(PORT0));
        Map<String, Object> nowhere = Map.of("host", "esx-never", "vm", "vm-1", "functions", List.of(PORT0));
        Map<String, Object> nothing = Map.of("host", "esx-many", "vm", "vm-1", "functions", List.of("0000:66:00.0"));
        ValidatableResponse answers = batch(List.of(known, nowhere, nothing, known), 200)
                .body("items", hasSize(4))
                .body("items[0].verdict.outcome", equalTo("NEEDS_CONSENT"))
                .body("items[1].problem.code", equalTo("host-unknown"))
                .body("items[1].problem.status", equalTo(404))
                .body("items[2].problem.code", equalTo("function-unknown"));
        answers.body(
                "items[3].verdict.evaluatedAt",
                equalTo(answers.extract().<String>path("items[0].verdict.evaluatedAt")));
    }

    @Test
    void notMoreThanAHundredAtOnceAndNotNone() {
        Map<String, Object> one = Map.of("host", "esx-many", "vm", "vm-1", "functions", List.of(PORT0));
        batch(Collections.nCopies(101, one), 400).body("code", equalTo("invalid-request"));
        batch(List.of(), 400).body("code", equalTo("invalid-request"));
    }

    @Test
    void anotherListThanTheOneInForceCanBeAsked() {
        world.host("esx-lists", 3);
        String draft = Racks.draft("8086", "10c6", "BANNED");
        int inForce = ListDesk.inForce();
        underList("esx-lists", Map.of("draft", draft))
                .statusCode(200)
                .body("outcome", equalTo("DENIED"))
                .body("versions.supportList", equalTo(inForce + 1))
                .body("findings.find { it.code == 'banned' }.parameters.entry", equalTo("rack-8086-10c6"));
        underList("esx-lists", Map.of("version", inForce))
                .statusCode(200)
                .body("findings.code", not(hasItem("banned")));
        Map<String, Object> question = Map.of("host", "esx-lists", "vm", "vm-1", "functions", List.of(PORT0));
        Map<String, Object> under = new HashMap<>(question);
        under.put("supportList", Map.of("draft", draft));
        batch(List.of(question, under), 200)
                .body("items[0].verdict.findings.code", not(hasItem("banned")))
                .body("items[1].verdict.findings.code", hasItem("banned"));
        ListDesk.delete(draft);
        ListDesk.problem(underList("esx-lists", Map.of("draft", draft)), 404, "draft-unknown");
        batch(List.of(under), 200).body("items[0].problem.code", equalTo("draft-unknown"));
        ListDesk.problem(underList("esx-lists", Map.of("version", 9_999)), 404, "support-list-version-unknown");
        ListDesk.problem(underList("esx-lists", Map.of()), 400, "invalid-request");
        ListDesk.problem(underList("esx-lists", Map.of("version", 1, "draft", draft)), 400, "invalid-request");
    }

    private static ValidatableResponse underList(String host, Map<String, Object> list) {
        return World.as("viewer")
                .body(Map.of("host", host, "vm", "vm-nobody", "functions", List.of(PORT0), "supportList", list))
                .post(PATH)
                .then();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"vm\":{\"hardwareVersion\":0}}",
                "{\"vm\":{\"features\":{\"TELEPORT\":\"USED\"}}}",
                "{\"host\":{\"platform\":\"KVM\"}}",
                "{\"host\":{\"iommu\":\"maybe\"}}",
                "{\"released\":[\"everything\"]}",
                "{\"weather\":\"fine\"}"
            })
    void whatCannotBeAssumedIsRefused(String assume) {
        World.as("viewer")
                .body("{\"host\":\"esx-1\",\"vm\":\"vm-1\",\"functions\":[\"" + PORT0 + "\"],\"assume\":" + assume
                        + "}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    private static ValidatableResponse ask(String host, Map<String, Object> assume) {
        return ask(host, assume, 200);
    }

    private static ValidatableResponse ask(String host, Map<String, Object> assume, int status) {
        return evaluate(host, PORT0, assume).statusCode(status);
    }

    private static ValidatableResponse evaluate(String host, String function, Map<String, Object> assume) {
        return World.as("viewer")
                .body(Map.of("host", host, "vm", "vm-nobody", "functions", List.of(function), "assume", assume))
                .post(PATH)
                .then();
    }

    private static ValidatableResponse batch(List<Map<String, Object>> evaluations, int status) {
        return World.as("viewer")
                .body(Map.of("evaluations", evaluations))
                .post(PATH + "/batch")
                .then()
                .statusCode(status);
    }
}
