package io.slotkeeper.inventory.events;

import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.fixture;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static io.slotkeeper.inventory.api.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.inventory.application.source.ObservationSink.Progress;
import io.slotkeeper.inventory.application.source.ScriptedConnector;
import io.slotkeeper.inventory.application.source.SourceProblem;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What inventory publishes and follows, on a real broker. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class EventFlowTest {
    private static final String LSPCI = "text/x-lspci";
    private static final String REPORTS = "slotkeeper.inventory.reports";
    private static final String REPORT = "slotkeeper.inventory.report.v1";
    private static final String ASSIGNMENTS = "slotkeeper.assignment.assignments";
    private static final String ASSIGNMENT = "slotkeeper.assignment.assignment-state.v1";
    private static final String DEAD = "slotkeeper.inventory.dead-letters";
    private static final ContractFiles CONTRACTS = ContractFiles.of("inventory");

    private static KafkaProbe kafka;

    @Inject
    ScriptedConnector connector;

    @BeforeAll
    static void connect() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @Test
    void everyPublishedTypeIsPublishedAndFitsItsSchema() {
        String dump = fixture("founding.txt");
        putHost("events-1", "ESX", "4.0");
        report("events-1", LSPCI, dump);
        report("events-1", LSPCI, dump.substring(0, dump.lastIndexOf("\nSlot:")));
        report("events-1", LSPCI, dump);
        report("events-1", LSPCI, dump.replace("Driver:\tixgbe", "Driver:\tigb"));
        putHost("events-1", "ESX", "4.1");
        as("operator")
                .contentType("application/json")
                .body("{\"host\":\"events-1\"}")
                .put("/vms/vm-events");
        as("operator")
                .contentType("application/json")
                .body("{\"kind\":\"VSPHERE\",\"url\":\"https://events.example.test\","
                        + "\"credentials\":{\"kind\":\"PROVIDER\",\"name\":\"test-vault\"}}")
                .put("/sources/events-source");
        connector.script("events-source").say(sink -> {
            sink.failed(new SourceProblem(SourceProblem.Code.LOGIN_REFUSED, "Login refused", null));
            sink.failed(new SourceProblem(SourceProblem.Code.LOGIN_REFUSED, "Login refused again", null));
            sink.alive(new Progress("Scripted 1.0", 0, 0, 0));
        });
        as("operator").delete("/sources/events-source");
        kafka.await("slotkeeper.inventory.hosts", event -> event.key().equals("events-1") && revision(event) == 6);
        kafka.await("slotkeeper.inventory.vms", event -> event.key().equals("vm-events"));
        kafka.await("slotkeeper.inventory.changes", event -> event.key().equals("events-1") && revision(event) == 6);

        kafka.await("slotkeeper.inventory.changes", event -> event.type().endsWith("source-recovered.v1"));

        List<ReceivedEvent> published = List.of("hosts", "vms", "changes").stream()
                .flatMap(topic -> kafka.read("slotkeeper.inventory." + topic).stream())
                .toList();
        for (ReceivedEvent event : published) {
            assertThat(CONTRACTS.violations(event.type(), event.json()))
                    .as(event.value())
                    .isEmpty();
        }
        Set<String> types = published.stream().map(ReceivedEvent::type).collect(Collectors.toCollection(TreeSet::new));
        Set<String> promised = CONTRACTS.typesWithSchema();
        promised.removeAll(Set.of(REPORT, "slotkeeper.inventory.order-reported.v1"));
        assertThat(types).isEqualTo(promised);
    }

    @Test
    void theStateOfTheFoundingHostIsTheExample() {
        as("operator")
                .contentType("application/json")
                .body(
                        """
                {"platform":"ESX","version":"4.0","cluster":"A","externalIds":{"cmdb":"CI-1007"}}""")
                .put("/hosts/esx-07");
        report("esx-07", LSPCI, fixture("founding.txt"));
        report(
                "esx-07",
                "application/json",
                """
                {"hostUses":[{"address":"0000:02:00.0","use":"MANAGEMENT_UPLINK","detail":"vmnic0, uplink of vSwitch0"}],"iommu":"ON"}""");
        ReceivedEvent state = kafka.await(
                "slotkeeper.inventory.hosts", event -> event.key().equals("esx-07") && revision(event) == 3);
        assertThat(withoutTimes(state.json()))
                .isEqualTo(withoutTimes(CONTRACTS.example("slotkeeper.inventory.host-state.v1")));
    }

    @Test
    void reportsComeByKafkaAndBadOnesBecomeDeadLetters() {
        putHost("events-2", "KVM", "6.1");
        String function =
                "{\"address\":\"06:00.0\",\"vendorId\":\"8086\",\"deviceId\":\"10c6\",\"driver\":\"vfio-pci\"}";
        String good = "{\"source\":\"agent-2\",\"generation\":3,\"report\":{\"functions\":[%s]},\"later\":1}"
                .formatted(function);
        String bad = kafka.send(REPORTS, "events-2", REPORT, "events-2", "{\"report\":{\"functions\":[{}]}}");
        String unknown = kafka.send(REPORTS, "events-unknown", REPORT, "events-unknown", good);
        String wrong = kafka.send(REPORTS, "events-2", "slotkeeper.other.v1", "events-2", good);
        String empty = kafka.send(REPORTS, "events-2", REPORT, "events-2", "{\"source\":\"agent-2\"}");
        String many = kafka.send(REPORTS, "Events 2", REPORT, "events-2", good);
        kafka.send("id-1", REPORTS, "events-2", REPORT, "events-2", good, Map.of("correlationid", "c-1"));
        ReceivedEvent state = kafka.await(
                "slotkeeper.inventory.hosts", event -> event.key().equals("events-2") && revision(event) == 2);
        assertThat(state.json().at("/functions/0/context").asText()).isEqualTo("PASSTHROUGH");
        assertThat(state.correlationId()).isEqualTo("c-1");
        for (String id : List.of(bad, unknown, wrong, empty, many)) {
            kafka.await(DEAD, event -> event.headers().containsValue(id));
        }
        as("viewer").get("/hosts/events-2").then().body("functions", equalTo(1));
    }

    @Test
    void devicesShowWhoHoldsThemUntilNobodyDoes() {
        putHost("events-3", "ESX", "4.0");
        report("events-3", LSPCI, fixture("founding.txt"));
        send(
                "a-1",
                4,
                "{\"kind\":\"CLAIM\",\"functions\":[\"0000:06:00.0\"],\"groupMembers\":[\"0000:06:00.0\"],"
                        + "\"since\":\"2026-11-22T09:00:00Z\",\"until\":null}");
        awaitHolder("events-3", 4, "vm-3");
        send("a-1", 3, "null");
        send("a-2", 1, "{\"kind\":\"TENTATIVE\",\"functions\":[\"0000:07:00.0\"],\"groupMembers\":[]}");
        awaitHolder("events-3", 6, "vm-3");
        as("viewer")
                .get("/hosts/events-3/devices")
                .then()
                .body("items[4].heldBy.assignment", equalTo("a-1"))
                .body("items[4].heldBy.kind", equalTo("CLAIM"))
                .body("items[5].heldBy", nullValue());
        send("a-1", 5, "null");
        kafka.send(ASSIGNMENTS, "a-2", ASSIGNMENT, "a-2", null);
        awaitHolder("events-3", 4, null);
        awaitHolder("events-3", 6, null);
    }

    @Test
    void whatWasFoundOnAMachineIsListedUntilItIsOurs() {
        putHost("events-4", "ESX", "4.0");
        report("events-4", LSPCI, fixture("founding.txt"));
        as("operator")
                .contentType("application/json")
                .body("{\"name\":\"fw01\",\"host\":\"events-4\",\"externalIds\":{\"cmdb\":\"CI-7\"}}")
                .put("/vms/vm-fw01")
                .then()
                .statusCode(201)
                .body("externalIds.cmdb", equalTo("CI-7"));
        report("events-4", "application/json", "{\"holders\":[{\"address\":\"07:00.0\",\"vm\":\"vm-fw01\"}]}");
        found("events-4")
                .body("items", hasSize(1))
                .body("items[0].address", equalTo("0000:07:00.0"))
                .body("items[0].observedHolder.vm", equalTo("vm-fw01"))
                .body("items[0].observedHolder.name", equalTo("fw01"));
        String claim = "{\"assignment\":\"a-4\",\"project\":\"default\",\"revision\":1,\"host\":\"events-4\","
                + "\"vm\":\"%s\",\"hold\":{\"kind\":\"CLAIM\",\"functions\":[\"0000:07:00.0\"],\"groupMembers\":[]}}";
        kafka.send(ASSIGNMENTS, "a-4", ASSIGNMENT, "a-4", claim.formatted("vm-fw01"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> found("events-4")
                .body("items", hasSize(0)));
    }

    @Test
    void aHostIsRetiredWhenNobodyHoldsAnythingOfIt() {
        putHost("events-5", "ESX", "4.0");
        report("events-5", LSPCI, fixture("founding.txt"));
        String claim =
                "{\"assignment\":\"a-5\",\"project\":\"default\",\"revision\":%d,\"host\":\"events-5\",\"vm\":\"vm-5\","
                        + "\"hold\":%s}";
        kafka.send(
                ASSIGNMENTS,
                "a-5",
                ASSIGNMENT,
                "a-5",
                claim.formatted(1, "{\"kind\":\"CLAIM\",\"functions\":[\"0000:07:00.0\"],\"groupMembers\":[]}"));
        awaitHolder("events-5", 6, "vm-5");
        as("operator").delete("/hosts/events-5").then().statusCode(409).body("code", equalTo("host-claimed"));
        kafka.send(ASSIGNMENTS, "a-5", ASSIGNMENT, "a-5", claim.formatted(2, "null"));
        awaitHolder("events-5", 6, null);
        as("operator")
                .header("If-Match", "\"1\"")
                .delete("/hosts/events-5")
                .then()
                .statusCode(412);
        as("operator").delete("/hosts/events-5").then().statusCode(204);
        as("operator").delete("/hosts/events-5").then().statusCode(204);
        as("viewer")
                .get("/hosts/events-5")
                .then()
                .body("retired", equalTo(true))
                .body("functions", equalTo(8));
        kafka.await(
                "slotkeeper.inventory.hosts",
                event -> event.key().equals("events-5")
                        && event.json().path("retired").asBoolean());
        report("events-5", LSPCI, fixture("founding.txt")).then().statusCode(200);
        as("viewer").get("/hosts/events-5").then().body("retired", equalTo(false));
        as("operator").delete("/hosts/events-unheard").then().statusCode(404);
    }

    private static ValidatableResponse found(String host) {
        return as("viewer").get("/devices?found=true&host=" + host).then().statusCode(200);
    }

    private static void send(String assignment, int revision, String hold) {
        kafka.send(
                ASSIGNMENTS,
                assignment,
                ASSIGNMENT,
                assignment,
                "{\"assignment\":\"%s\",\"project\":\"default\",\"revision\":%d,\"host\":\"events-3\",\"vm\":\"vm-3\",\"hold\":%s}"
                        .formatted(assignment, revision, hold));
    }

    private static void awaitHolder(String host, int index, String vm) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> as("viewer")
                .get("/hosts/" + host + "/devices")
                .then()
                .body("items[" + index + "].heldBy?.vm", vm == null ? nullValue() : equalTo(vm)));
    }

    private static long revision(ReceivedEvent event) {
        return event.json().path("revision").asLong();
    }

    private static String withoutTimes(JsonNode state) {
        return state.toString().replaceAll("\"observedAt\":\"[^\"]*\"", "\"observedAt\":\"T\"");
    }
}
