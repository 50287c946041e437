package io.slotkeeper.inventory.application.source;

import static io.slotkeeper.inventory.api.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.inventory.api.TestVault;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.simulator.Simulator;
import io.slotkeeper.simulator.SimulatorOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a vCenter that nobody trusts yet to its devices: the whole way, with the real connector. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class SimulatedSourceTest {
    private static final String JSON = "application/json";

    @Inject
    AgroalDataSource database;

    private Simulator vcenter;

    @BeforeEach
    void start() throws IOException {
        vcenter = Simulator.start(SimulatorOptions.demo(TestVault.PASSWORD).withTls());
    }

    @AfterEach
    void stop() {
        as("operator").delete("/sources/sim-1");
        vcenter.close();
    }

    @Test
    void aVcenterIsTriedTrustedReadAndWatched() {
        Response refused = as("operator").contentType(JSON).body(source("")).post("/sources/test");
        refused.then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("problem.code", equalTo("untrusted-certificate"));
        String trust =
                ",\"trust\":{\"kind\":\"PINNED\",\"sha256\":\"%s\"}".formatted(refused.<String>path("problem.subject"));
        as("operator")
                .contentType(JSON)
                .body(source(trust))
                .post("/sources/test")
                .then()
                .body("ok", equalTo(true))
                .body("hosts", equalTo(6))
                .body("vms", equalTo(11));
        as("operator")
                .contentType(JSON)
                .body(source(trust))
                .put("/sources/sim-1")
                .then()
                .statusCode(201);
        await().untilAsserted(() -> status().body("status.state", equalTo("OK"))
                .body("status.counts.hosts", equalTo(6))
                .body("status.counts.vms", equalTo(11)));
        String uplink = "items.find { it.address == '0000:02:00.0' }.hostUses.detail";
        as("viewer")
                .get("/hosts/esx-07.lab.example/devices")
                .then()
                .statusCode(200)
                .body(uplink, hasItem("vmnic0, uplink of vSwitch0"));
        nothingIsWrittenAsLongAsNothingHappens();

        vcenter.fleet().removeHost("esxi-23.lab.example");
        await().untilAsserted(() ->
                as("viewer").get("/hosts/esxi-23.lab.example").then().body("facts.connection", equalTo("GONE")));
        as("viewer")
                .get("/hosts/esxi-23.lab.example/devices")
                .then()
                .body("items.presence", everyItem(equalTo("LOST")));
        vcenter.replaceCertificate("another.example");
        vcenter.sessions().expireAll();
        await().untilAsserted(() -> status().body("status.state", equalTo("FAILING"))
                .body("status.problem.code", equalTo("untrusted-certificate")));
        as("viewer").get("/hosts/esx-07.lab.example").then().body("facts.connection", equalTo("CONNECTED"));
    }

    private void nothingIsWrittenAsLongAsNothingHappens() {
        await().untilAsserted(() -> {
            long before = transactionsThatWrote();
            String synced = status().extract().path("status.lastSyncAt");
            await().until(() -> !status().extract().path("status.lastSyncAt").equals(synced));
            assertThat(transactionsThatWrote()).isEqualTo(before);
        });
    }

    private ValidatableResponse status() {
        return as("operator").get("/sources/sim-1").then().statusCode(200);
    }

    private String source(String members) {
        return "{\"kind\":\"VSPHERE\",\"url\":\"%s\",\"pollSeconds\":10,\"credentials\":{\"kind\":\"PROVIDER\",\"name\":\"simulator\"}%s}"
                .formatted(vcenter.url(), members);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private long transactionsThatWrote() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint)")) {
            found.next();
            return found.getLong(1);
        }
    }
}
