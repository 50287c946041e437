package io.slotkeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.messaging.testing.CountingDriver;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.policy.application.Evaluate;
import io.slotkeeper.policy.application.Evaluation;
import io.slotkeeper.policy.application.KeepSupplies;
import io.slotkeeper.policy.application.WhatIf;
import io.slotkeeper.policy.domain.facts.Assumptions;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.verdict.Severities;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ways out of what is refused, from the index of what is free, over HTTP and in statements. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class AlternativesTest {

    private static final String CARD = "0000:07:00.0";
    private static final AtomicInteger MODELS = new AtomicInteger(0xa000);

    private final World world = new World();
    /** A model that no other test has, alone in its class. */
    private final String model = Integer.toHexString(MODELS.getAndIncrement());

    @Inject
    Evaluate evaluate;

    @Inject
    KeepSupplies supplies;

    @Inject
    Deliveries deliveries;

    @Inject
    Tables tables;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatIsHeldHereIsFoundOnAnotherHostOfTheClusterUntilItIsHeldThereToo() {
        hosts("esx-way-1", "esx-way-2");
        hold("esx-way-1", CARD);
        World.eventually(() -> ask("esx-way-1")
                .body("outcome", equalTo("DENIED"))
                .body("alternatives", hasSize(1))
                .body("alternatives[0].way", equalTo("OTHER_HOST"))
                .body("alternatives[0].host", equalTo("esx-way-2"))
                .body("alternatives[0].distance", equalTo("SAME_CLUSTER"))
                .body("alternatives[0].functions", contains(CARD))
                .body("alternatives[0].outcome", equalTo("NEEDS_CONSENT"))
                .body("alternatives[0].findings.code", hasItem("feature-lost"))
                .body("alternatives[0].limit.requested", equalTo(1))
                .body("impossible", empty()));

        ObjectNode there = hold("esx-way-2", CARD);
        World.eventually(() -> ask("esx-way-1")
                .body("alternatives", empty())
                .body("impossible.code", contains("more-than-are-free"))
                .body("impossible[0].parameters.mostFreeElsewhere", equalTo(0)));

        there.put("revision", 99).put("state", "RELEASED").putNull("hold");
        world.assignment(there);
        World.eventually(() -> ask("esx-way-1").body("alternatives.host", contains("esx-way-2")));

        world.gone(World.HOSTS, World.HOST_STATE, "esx-way-2");
        World.eventually(() -> ask("esx-way-1").body("alternatives", empty()));
    }

    @Test
    void whatIsAssumedOfTheMachineHoldsOnOtherHostsAndWhatIsAssumedOfTheHostDoesNot() {
        hosts("esx-sup-1", "esx-sup-2");
        World.as("viewer")
                .body(Map.of(
                        "host",
                        "esx-sup-1",
                        "vm",
                        "vm-nobody",
                        "functions",
                        List.of(CARD),
                        "assume",
                        Map.of("host", Map.of("iommu", "OFF"), "vm", Map.of("deviceLimit", 3))))
                .post("/api/policy/v1/evaluations")
                .then()
                .body("alternatives.way", hasItem("OTHER_HOST"))
                .body("alternatives.way", hasItem("CHANGE_FIRST"))
                .body("alternatives.find { it.way == 'OTHER_HOST' }.limit.max", equalTo(3));
    }

    @Test
    void aVerdictLeadsToItsWaysOutByWhatIsKnownNow() {
        hosts("esx-now-1", "esx-now-2");
        ObjectNode holder = hold("esx-now-1", CARD);
        World.eventually(() -> ask("esx-now-1").body("outcome", equalTo("DENIED")));
        String assignment = World.newAssignment();
        world.ask(World.question(assignment, "esx-now-1", "vm-now", CARD));
        String verdict = world.verdict(assignment, 1).json().at("/verdict/id").textValue();
        waysOut(verdict)
                .body("verdict", equalTo(verdict))
                .body("outcome", equalTo("DENIED"))
                .body("outcomeNow", equalTo("DENIED"))
                .body("alternatives.way", contains("OTHER_HOST"))
                .body("alternatives[0].rank", equalTo(1));

        holder.put("revision", 99).put("state", "RELEASED").putNull("hold");
        world.assignment(holder);
        World.eventually(() -> waysOut(verdict)
                .body("outcome", equalTo("DENIED"))
                .body("outcomeNow", equalTo("NEEDS_CONSENT"))
                .body("alternatives.way", hasItem("ASK_AGAIN")));
    }

    @Test
    void aVerdictOfNobodyOrOfAnotherProjectHasNone() {
        hosts("esx-whose");
        String theirs = World.newAssignment();
        world.ask(World.question(theirs, "esx-whose", "vm-9", CARD).put("project", "theirs"));
        String verdict = world.verdict(theirs, 1).json().at("/verdict/id").asText();
        for (String id : List.of(verdict, "00000000-0000-7000-8000-000000000000")) {
            World.as("viewer")
                    .get("/api/policy/v1/verdicts/" + id + "/alternatives")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("verdict-unknown"));
        }
        World.as("viewer")
                .get("/api/policy/v1/verdicts/nonsense/alternatives")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    @Test
    void aBatchTellsThemForEachQuestion() {
        hosts("esx-bat-1", "esx-bat-2");
        hold("esx-bat-1", CARD);
        World.eventually(() -> ask("esx-bat-1").body("alternatives", hasSize(1)));
        Map<String, Object> held = Map.of("host", "esx-bat-1", "vm", "vm-1", "functions", List.of(CARD));
        Map<String, Object> nowhere = Map.of("host", "esx-never", "vm", "vm-1", "functions", List.of(CARD));
        World.as("viewer")
                .body(Map.of("evaluations", List.of(held, nowhere, held)))
                .post("/api/policy/v1/evaluations/batch")
                .then()
                .body("items[0].alternatives.host", contains("esx-bat-2"))
                .body("items[1].alternatives", empty())
                .body("items[1].verdict", nullValue())
                .body("items[2].alternatives", hasSize(greaterThan(0)));
    }

    @Test
    void hostsThatWereKnownBeforeThereWasAnIndexAreTakenIn() {
        hosts("esx-old-1", "esx-old-2");
        hold("esx-old-1", CARD);
        World.eventually(() -> ask("esx-old-1").body("alternatives", hasSize(1)));
        List<String> rows = index();
        for (String table : List.of("supply", "offered_function", "supply_host")) {
            tables.update("delete from " + table + " where host like 'esx-old-%'");
        }
        ask("esx-old-1").body("alternatives", empty());
        boolean more = true;
        while (more) {
            more = supplies.catchUp();
        }
        assertThat(index()).hasSize(2).isEqualTo(rows);
        ask("esx-old-1").body("alternatives", hasSize(1));
    }

    @Test
    void aClusterThatWasNotTakenInBeforeIsFilledInByTheSameRevision() {
        ObjectNode host = host("esx-clusterless", 5);
        world.host(host.deepCopy().putNull("cluster"));
        assertThat(tables.texts("select cluster from supply where host = 'esx-clusterless'"))
                .containsExactly("");
        world.sendHost(host);
        World.eventually(() -> assertThat(tables.texts("select cluster from supply where host = 'esx-clusterless'"))
                .containsExactly("cluster-" + model));
    }

    @Test
    void theStatementsOfOneEvaluationAreTheSameInAFleetOfTenAndOfFiveThousandDevices() {
        fleet("few", 2, 5);
        int small = cost(1, "esx-few-0");
        fleet("many", 100, 50);
        int large = cost(1, "esx-many-0");
        int batch = cost(100, "esx-many-0");
        assertThat(List.of(small, large, batch)).containsExactly(14, 14, 14);
    }

    /** Hosts whose first function cannot be had, so that others are looked for. */
    private void fleet(String name, int hosts, int functions) {
        deliveries.inBatchesOf(
                500,
                "inventory-hosts",
                IntStream.range(0, hosts)
                        .mapToObj(i -> Deliveries.host(wide("esx-" + name + "-" + i, functions)))
                        .toList());
    }

    private ObjectNode wide(String id, int functions) {
        ObjectNode host = host(id, 1);
        ObjectNode card = (ObjectNode) host.withArray("functions").get(0);
        ArrayNode all = host.putArray("functions");
        for (int i = 0; i < functions; i++) {
            String address = "0000:07:%02x.%d".formatted(i / 8, i % 8);
            all.add(card.deepCopy().put("address", address).put("contextGroup", address));
        }
        ((ObjectNode) all.get(0)).put("capable", false);
        return host;
    }

    private int cost(int questions, String host) {
        WhatIf whatIf = new WhatIf(
                new Question("default", host, "vm-count", List.of("0000:07:00.0")),
                null,
                Assumptions.NONE,
                Severities.defaults(),
                null,
                List.of());
        List<WhatIf> asked = Collections.nCopies(questions, whatIf);
        evaluate.evaluate(asked);
        List<Evaluation> answers = new ArrayList<>();
        CountingDriver.Count count = CountingDriver.during(() -> answers.addAll(evaluate.evaluate(asked)));
        assertThat(answers).hasSize(questions).allSatisfy(answer -> assertThat(
                        ((Evaluation.Judged) answer).waysOut().alternatives())
                .isNotEmpty());
        return count.statements();
    }

    private List<String> index() {
        return tables.texts("select concat_ws('|', host, vendor_id, device_id, class_id, cluster, free) as content"
                + " from supply where host like 'esx-old-%' order by content");
    }

    private void hosts(String... ids) {
        for (String id : ids) {
            world.host(host(id, 3));
        }
    }

    /** One function of this test's model, in this test's cluster. */
    private ObjectNode host(String id, long revision) {
        ObjectNode state = World.hostState(id, revision).put("cluster", "cluster-" + model);
        ObjectNode card = null;
        for (var function : state.withArray("functions")) {
            if (function.get("address").asText().equals(CARD)) {
                card = (ObjectNode) function;
            }
        }
        state.putArray("functions")
                .add(card.put("vendorId", "beef").put("deviceId", model).put("classId", "f" + model.substring(1)));
        state.putArray("groups");
        return state;
    }

    private ObjectNode hold(String host, String function) {
        ObjectNode claim = World.claim(World.newAssignment(), host, "vm-of-theirs", function)
                .put("project", "theirs");
        world.assignment(claim);
        return claim;
    }

    private static ValidatableResponse ask(String host) {
        return World.evaluate(host, "vm-asks", CARD);
    }

    private static ValidatableResponse waysOut(String verdict) {
        return World.as("viewer")
                .get("/api/policy/v1/verdicts/" + verdict + "/alternatives")
                .then()
                .statusCode(200);
    }
}
