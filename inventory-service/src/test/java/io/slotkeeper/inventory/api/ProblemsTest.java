package io.slotkeeper.inventory.api;

import static io.restassured.RestAssured.given;
import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.fixture;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static io.slotkeeper.inventory.api.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.slotkeeper.inventory.application.Hold;
import io.slotkeeper.inventory.application.HoldNews;
import io.slotkeeper.inventory.application.Holds;
import io.slotkeeper.inventory.application.source.ScriptedConnector;
import io.slotkeeper.inventory.application.source.Seen;
import io.slotkeeper.inventory.application.source.SourceConnector.Probe;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal has a stable code and changes nothing. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ProblemsTest {
    private static final String HOST = "problem-1";
    private static final String JSON = "application/json";

    @Inject
    ScriptedConnector connector;

    @Inject
    Holds holds;

    @BeforeEach
    void aHostWithAReport() {
        putHost(HOST, "ESX", "4.0");
        report(HOST, "text/x-lspci", fixture("founding.txt")).then().statusCode(200);
    }

    @Test
    void everyCodeOfTheApiIsAnswered() {
        Map<ProblemCode, Supplier<Response>> provoked = new EnumMap<>(ProblemCode.class);
        provoked.put(ProblemCode.INVALID_REQUEST, () -> as("viewer").get("/hosts?limit=501"));
        provoked.put(ProblemCode.HOST_UNKNOWN, () -> as("viewer").get("/hosts/nobody/devices"));
        provoked.put(ProblemCode.VM_UNKNOWN, () -> as("viewer").get("/vms/nobody"));
        provoked.put(ProblemCode.SOURCE_UNKNOWN, () -> as("admin").get("/sources/nobody"));
        provoked.put(ProblemCode.SOURCE_EXISTS, ProblemsTest::oneSourceTwice);
        provoked.put(ProblemCode.SOURCE_BUSY, this::aTryDuringATry);
        provoked.put(ProblemCode.BAD_PCI_IDS, () -> as("admin").body("<html>").put("/pci-ids"));
        provoked.put(
                ProblemCode.PCI_IDS_SHRUNK,
                () -> as("admin").body("8086  Intel\n").put("/pci-ids"));
        provoked.put(ProblemCode.PRECONDITION_FAILED, () -> as("operator")
                .contentType(JSON)
                .header("If-Match", "\"99\"")
                .body("{\"platform\":\"ESX\",\"version\":\"4.1\"}")
                .put("/hosts/" + HOST));
        provoked.put(ProblemCode.BAD_REPORT, () -> report(HOST, JSON, "{\"functions\":[{\"address\":\"6\"}]}"));
        provoked.put(ProblemCode.HOST_CLAIMED, this::aClaimedHost);
        provoked.put(ProblemCode.HOST_WATCHED, this::aWatchedHost);
        provoked.put(ProblemCode.SOURCE_MANAGED, ProblemsTest::aReportInTheNameOfASource);
        provoked.put(ProblemCode.LIST_FIRST, () -> report(HOST, "text/x-esxcli-pci", "0000:01:00.0 true\n"));
        provoked.put(ProblemCode.TOO_MANY_SOURCES, ProblemsTest::oneSourceTooMany);
        provoked.put(ProblemCode.TOO_MANY_FUNCTIONS, () -> report(HOST, JSON, functions(1_501)));
        assertThat(provoked).containsOnlyKeys(ProblemCode.values());
        provoked.forEach((code, call) -> assertThat(call.get().then().extract().<String>path("code"))
                .as(code.name())
                .isEqualTo(code.code()));
        as("viewer").get("/hosts/" + HOST).then().body("revision", equalTo(2)).body("functions", equalTo(8));
    }

    @Test
    void aBadLineRefusesTheWholeReportAndSaysWhere() {
        report(
                        HOST,
                        "text/x-lspci",
                        "Slot:\t09:00.0\nVendor:\t8086\nDevice:\t10c6\n\nSlot:\t6.0\nVendor:\t8086\nDevice:\t10c6\n")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("bad-report"))
                .body("line", equalTo(5))
                .body("reason", equalTo("\"6.0\" is no PCI address"));
        as("viewer").get("/hosts/" + HOST + "/devices").then().body("items", hasSize(8));
    }

    @Test
    void aMemberThatDoesNotFitIsPointedAt() {
        report(HOST, JSON, "{\"holders\":[{\"address\":\"06:00.0\"}]}")
                .then()
                .statusCode(422)
                .body("pointer", equalTo("/holders/0/vm"))
                .body("reason", equalTo("missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "/hosts/ESX-07,                  400",
        "/hosts?limit=0,                 400",
        "/hosts?limit=x,                 400",
        "/devices?context=SOMETIMES,     400",
        "/devices?assignable=perhaps,    400",
        "/devices?vendorId=intel,        400",
        "/devices?host=A,                400",
        "/nothing,                       404"
    })
    void whatCannotBeAskedIsAProblemWithACode(String path, int status) {
        as("viewer")
                .get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(status == 404 ? "not-found" : "invalid-request"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"platform\":\"ESX\"}",
                "{\"platform\":\"XEN\",\"version\":\"4\"}",
                "{\"platform\":\"ESX\",\"version\":\"4\",\"colour\":\"red\"}",
                "{\"platform\":\"ESX\",\"version\":",
                "null"
            })
    void aHostThatIsNotWellDescribedIsRefused(String body) {
        as("operator")
                .contentType(JSON)
                .body(body)
                .put("/hosts/problem-2")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
        as("viewer").get("/hosts/problem-2").then().statusCode(404);
    }

    @Test
    void frameworkErrorsHaveCodesToo() {
        report(HOST, "text/html", "<p>").then().statusCode(415).body("code", equalTo("unsupported-media-type"));
        as("viewer").put("/devices").then().statusCode(405).body("code", equalTo("method-not-allowed"));
        report(HOST, JSON, "{\"weather\":1}").then().statusCode(400).body("detail", containsString("weather"));
        report(HOST, JSON, "{}", "generation", "0").then().statusCode(400);
        report(HOST, JSON, "{}", "source", "A B").then().statusCode(400);
        as("operator")
                .contentType(JSON)
                .header("If-Match", "one")
                .body("{\"platform\":\"ESX\",\"version\":\"4.1\"}")
                .put("/hosts/" + HOST)
                .then()
                .statusCode(400);
    }

    @Test
    void callersWithoutValidCredentialsOrRightsAreTold() {
        given().get("/api/inventory/v1/hosts")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
        given().header("Authorization", "Bearer nonsense")
                .get("/api/inventory/v1/hosts")
                .then()
                .statusCode(401);
        as("requester")
                .contentType("text/plain")
                .body("not even read")
                .post("/hosts/" + HOST + "/reports")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    private static Response oneSourceTwice() {
        postSource("", "problem-source", "https://twice.example.test");
        return postSource("", "problem-source", "https://twice.example.test");
    }

    private static Response aReportInTheNameOfASource() {
        postSource("", "problem-managed", "https://managed.example.test");
        return report(HOST, JSON, "{\"iommu\":\"ON\"}", "source", "problem-managed");
    }

    private Response aClaimedHost() {
        putHost("problem-claimed", "ESX", "4.0");
        QuarkusTransaction.requiringNew()
                .run(() -> holds.remember(List.of(new HoldNews(
                        "problem-claim",
                        1,
                        "default",
                        new Hold(
                                "problem-claim",
                                1,
                                "default",
                                "problem-claimed",
                                "vm-1",
                                "CLAIM",
                                List.of(PciAddress.of("06:00.0")),
                                null)))));
        return as("operator").delete("/hosts/problem-claimed");
    }

    private Response aWatchedHost() {
        as("operator")
                .contentType(JSON)
                .body("{\"kind\":\"VSPHERE\",\"url\":\"https://watched.example.test\","
                        + "\"credentials\":{\"kind\":\"PROVIDER\",\"name\":\"test-vault\"}}")
                .put("/sources/problem-watcher");
        connector
                .script("problem-watcher")
                .say(sink -> sink.host(Seen.host("host-1", "problem-watched", "problem-hardware")));
        return as("operator").delete("/hosts/problem-watched");
    }

    private Response aTryDuringATry() {
        List<Response> second = new ArrayList<>();
        connector.script("problem-try").probes(credentials -> {
            second.add(postSource("/test", "problem-try-2", "https://busy.example.test"));
            return new Probe("busy", 0, 0, null, List.of());
        });
        postSource("/test", "problem-try", "https://busy.example.test");
        return second.get(0);
    }

    private static Response postSource(String path, String id, String url) {
        return as("operator")
                .contentType(JSON)
                .body(("{\"id\":\"%s\",\"kind\":\"VSPHERE\",\"url\":\"%s\",\"enabled\":false,"
                                + "\"credentials\":{\"kind\":\"PROVIDER\",\"name\":\"test-vault\"}}")
                        .formatted(id, url))
                .post("/sources" + path);
    }

    private static Response oneSourceTooMany() {
        putHost("problem-3", "ESX", "4.0");
        for (int i = 0; i < Host.SOURCES_MAX; i++) {
            report("problem-3", JSON, "{}", "source", "agent-" + i).then().statusCode(200);
        }
        return report("problem-3", JSON, "{}", "source", "one-more");
    }

    private static String functions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"address\":\"0000:%02x:%02x.0\",\"vendorId\":\"8086\",\"deviceId\":\"10c6\"}"
                        .formatted(0x10 + (i >> 5), i & 0x1f))
                .collect(Collectors.joining(",", "{\"functions\":[", "]}"));
    }
}
