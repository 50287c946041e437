package io.slotkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import io.slotkeeper.simulator.Simulator;
import io.slotkeeper.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The running suite reads and watches a simulated vCenter; nobody registers or pastes anything. */
class VcenterTest {
    private static final String SOURCE = Api.unique("vc");
    private static final String PASSWORD = Api.unique("vcenter-password");
    private static final String INVENTORY = "/api/inventory/v1/";

    private static Simulator vcenter;

    @BeforeAll
    static void connect() throws IOException {
        vcenter = Simulator.start(SimulatorOptions.demo(PASSWORD).withTls());
        Path credentials = Suite.running().data().resolve("secrets/sources").resolve(SOURCE);
        Files.createDirectories(credentials.getParent());
        Files.createFile(
                credentials, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(credentials, "username=" + SimulatorOptions.USER + "\npassword=" + PASSWORD + "\n");
        Api.as("operator")
                .body(source("PINNED", vcenter.certificate().thumbprint()))
                .post(INVENTORY + "sources")
                .then()
                .statusCode(201);
        eventually(() -> status().body("status.state", equalTo("OK")).body("status.counts.hosts", equalTo(6)));
    }

    @AfterAll
    static void disconnect() {
        Api.as("operator").delete(INVENTORY + "sources/" + SOURCE).then().statusCode(204);
        vcenter.close();
    }

    @Test
    void aPortWhoseSiblingIsTheManagementUplinkIsHostCriticalWithTheEvidence() {
        evaluate("esx-07.lab.example", "0000:02:00.1")
                .body("outcome", equalTo("DENIED"))
                .body(
                        "findings.find { it.code == 'host-critical' }.message",
                        containsString("vmnic0, uplink of vSwitch0"))
                .body("functions.address", hasItem("0000:02:00.0"));
    }

    @Test
    void aDeviceOfAMachineThatNobodyRegisteredIsHeldOutsideAndFound() {
        evaluate("esx-08.lab.example", "0000:06:00.0")
                .body("outcome", equalTo("DENIED"))
                .body("findings.find { it.code == 'held-outside' }.message", containsString("fw01"));
        Api.as("viewer")
                .get(INVENTORY + "devices?found=true&host=esx-08.lab.example")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].address", equalTo("0000:06:00.0"))
                .body("items[0].observedHolder.name", equalTo("fw01"));
    }

    @Test
    void whatHappensWhileInventoryIsDeadIsSeenAfterwards() {
        assertThat(host("mail01")).isEqualTo("esx-08.lab.example");
        Suite.running().kill("inventory");
        vcenter.fleet().moveVm("mail01", "esx-07.lab.example");
        Awaitility.await("the machine is seen where it is now")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> "esx-07.lab.example".equals(host("mail01")));
        eventually(() -> status().body("status.state", equalTo("OK")));
    }

    @Test
    void aHostThatLeavesIsGoneAndItsFunctionsAreLostAndNothingIsForgotten() {
        String host = "esxi-23.lab.example";
        int functions = Api.as("viewer").get(INVENTORY + "hosts/" + host).path("functions");
        vcenter.fleet().removeHost(host);
        eventually(() -> Api.as("viewer")
                .get(INVENTORY + "hosts/" + host)
                .then()
                .statusCode(200)
                .body("facts.connection", equalTo("GONE"))
                .body("functions", equalTo(functions)));
        Api.as("viewer")
                .get(INVENTORY + "hosts/" + host + "/devices")
                .then()
                .body("items.presence.unique()", equalTo(List.of("LOST")));
    }

    @Test
    void whoeverShowsAnotherCertificateGetsNoPassword() {
        Api.as("operator")
                .body(source("PLATFORM", null))
                .post(INVENTORY + "sources/test")
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("problem.code", equalTo("untrusted-certificate"))
                .body("problem.wayOut", containsString("PINNED"));
    }

    @Test
    void onlyOperatorsAndAdministratorsSeeSourcesAndNobodyThePassword() throws IOException {
        for (String role : List.of("viewer", "requester", "approver")) {
            Api.as(role).get(INVENTORY + "sources").then().statusCode(403);
        }
        assertThat(Api.as("admin").get(INVENTORY + "sources/" + SOURCE).asString())
                .contains(SOURCE)
                .doesNotContain(PASSWORD);
        try (Stream<Path> logs = Files.list(Suite.running().data().resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(log)).as(log.toString()).doesNotContain(PASSWORD);
            }
        }
    }

    private static Map<String, Object> source(String trust, String sha256) {
        return Map.of(
                "id",
                SOURCE,
                "kind",
                "VSPHERE",
                "url",
                vcenter.url().toString(),
                "credentials",
                Map.of("kind", "FILE", "name", SOURCE),
                "trust",
                sha256 == null ? Map.of("kind", trust) : Map.of("kind", trust, "sha256", sha256));
    }

    private static ValidatableResponse status() {
        return Api.as("operator").get(INVENTORY + "sources/" + SOURCE).then().statusCode(200);
    }

    /** Policy may hear of a host a moment after inventory did; the question waits for the host's revision. */
    private static ValidatableResponse evaluate(String host, String function) {
        long revision =
                ((Number) Api.as("viewer").get(INVENTORY + "hosts/" + host).path("revision")).longValue();
        return Api.as("viewer")
                .body(Map.of(
                        "host",
                        host,
                        "vm",
                        Api.unique("vm"),
                        "functions",
                        List.of(function),
                        "minHostRevision",
                        revision))
                .post("/api/policy/v1/evaluations")
                .then()
                .statusCode(200);
    }

    private static String host(String vm) {
        return Api.as("viewer")
                .get(INVENTORY + "vms?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.name == '" + vm + "' }.host");
    }

    private static void eventually(Runnable promise) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(promise::run);
    }
}
