package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static io.slotkeeper.inventory.api.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.inventory.OwnInstallation;
import io.slotkeeper.inventory.OwnerDatabase;
import io.slotkeeper.inventory.application.Announcements;
import io.slotkeeper.inventory.application.Hosts;
import io.slotkeeper.inventory.application.names.CurrentNames;
import io.slotkeeper.inventory.application.names.NameVersions;
import io.slotkeeper.inventory.application.names.PciIdsReader;
import io.slotkeeper.inventory.application.names.PutNames;
import io.slotkeeper.inventory.application.names.RenameHosts;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names are replaced while the service runs, and what is renamed stays what it is. */
@QuarkusTest
@TestProfile(OwnInstallation.class)
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class PciIdsTest {
    private static final String BUNDLED_NAME = "82598EB 10-Gigabit AF Dual Port Network Connection";
    private static final String OURS =
            """
            #\tVersion: 2031.02.03
            #\tDate:    2031-02-03 03:15:02
            8086  Example Intel
            \t10c6  %s
            C 02  Network
            \t00  Ethernet
            """;
    private static final String TWO =
            """
            {"functions":[{"address":"06:00.0","vendorId":"8086","deviceId":"10c6","classId":"0200"},
                          {"address":"06:00.1","vendorId":"8086","deviceId":"10c6","classId":"0200","name":"As printed"},
                          {"address":"07:00.0","vendorId":"fff0","deviceId":"0001"}]}""";

    @Inject
    NameVersions versions;

    @Inject
    PciIdsReader reader;

    @Inject
    CurrentNames here;

    @Inject
    Hosts hosts;

    @Inject
    Announcements announcements;

    @Inject
    PutNames put;

    @BeforeEach
    void bundled() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> as("admin").delete("/pci-ids").statusCode() == 200);
        named();
    }

    @Test
    void tellsWhatIsInForceAndOfWhenItIs() {
        as("viewer")
                .get("/pci-ids")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("from", equalTo("BUNDLED"))
                .body("fileVersion", equalTo("2023.04.10"))
                .body("fileDate", equalTo("2023-04-10"))
                .body("vendors", greaterThan(2_000))
                .body("devices", greaterThan(15_000))
                .body("subsystems", greaterThan(10_000))
                .body("sha256", matchesPattern("[0-9a-f]{64}"))
                .body("hostsToRename", equalTo(0));
    }

    @Test
    void renamedDevicesStayWhatTheyAre() {
        given("renamed-1");
        assertThat(name("renamed-1", 0)).isEqualTo(BUNDLED_NAME);
        int revision = revision("renamed-1");
        upload(OURS.formatted("Our NIC"))
                .statusCode(200)
                .body("from", equalTo("UPLOAD"))
                .body("fileDate", equalTo("2031-02-03"))
                .body("actor", notNullValue());
        named();
        as("viewer")
                .get("/hosts/renamed-1/devices")
                .then()
                .body("items", hasSize(3))
                .body("items[0].name", equalTo("Our NIC"))
                .body("items[0].vendor", equalTo("Example Intel"))
                .body("items[0].class", equalTo("Ethernet"))
                .body("items[0].vendorId", equalTo("8086"))
                .body("items[0].deviceId", equalTo("10c6"))
                .body("items[1].name", equalTo("As printed"))
                .body("items[1].vendor", equalTo("Example Intel"));
        assertThat(revision("renamed-1")).isEqualTo(revision + 1);
        as("viewer").get("/devices?q=our nic&host=renamed-1").then().body("items", hasSize(1));
        as("viewer")
                .get("/hosts/renamed-1/changes")
                .then()
                .body(
                        "items.findAll { it.revision == %d }.type".formatted(revision + 1),
                        equalTo(List.of(
                                "slotkeeper.inventory.function-changed.v1",
                                "slotkeeper.inventory.function-changed.v1")))
                .body("items.findAll { it.type.contains('lost') }", hasSize(0));
        report("renamed-1", "application/json", TWO).then().statusCode(200);
        assertThat(revision("renamed-1")).isEqualTo(revision + 1);
    }

    @Test
    void sameNamesFromAnotherFileChangeNothing() {
        upload(OURS.formatted("Same")).statusCode(200);
        given("renamed-2");
        named();
        int revision = revision("renamed-2");
        int version = as("viewer").get("/pci-ids").path("version");
        upload(OURS.formatted("Same")).statusCode(200).body("version", equalTo(version));
        upload(OURS.formatted("Same") + "# another remark\n").body("version", equalTo(version + 1));
        named();
        assertThat(revision("renamed-2")).isEqualTo(revision);
    }

    @Test
    void rollsBackToTheBundledFile() {
        given("renamed-3");
        upload(OURS.formatted("For a while")).statusCode(200);
        named();
        assertThat(name("renamed-3", 0)).isEqualTo("For a while");
        as("admin").delete("/pci-ids").then().statusCode(200).body("from", equalTo("BUNDLED"));
        named();
        assertThat(name("renamed-3", 0)).isEqualTo(BUNDLED_NAME);
        as("viewer")
                .get("/pci-ids/history?limit=2")
                .then()
                .body("items.from", equalTo(List.of("BUNDLED", "UPLOAD")))
                .body("items[1].fileVersion", equalTo("2031.02.03"))
                .body("next", notNullValue());
    }

    @Test
    void whatIsWrongChangesNothing() {
        int version = as("viewer").get("/pci-ids").path("version");
        as("admin")
                .contentType("text/plain")
                .body("8086  Intel\n    10c6  By spaces\n")
                .put("/pci-ids")
                .then()
                .statusCode(422)
                .body("code", equalTo("bad-pci-ids"))
                .body("line", equalTo(2))
                .body("reason", containsString("tabs"));
        as("admin").put("/pci-ids").then().statusCode(422).body("code", equalTo("bad-pci-ids"));
        as("admin")
                .contentType("text/plain")
                .body(OURS)
                .put("/pci-ids")
                .then()
                .statusCode(422)
                .body("code", equalTo("pci-ids-shrunk"))
                .body("what", equalTo("vendors"))
                .body("inFile", equalTo(1));
        as("admin")
                .contentType("text/plain")
                .body(new byte[9 * 1024 * 1024])
                .put("/pci-ids")
                .then()
                .statusCode(413);
        as("admin")
                .header("If-Match", "\"" + (version + 1) + "\"")
                .delete("/pci-ids")
                .then()
                .statusCode(412)
                .body("code", equalTo("precondition-failed"));
        as("operator")
                .contentType("text/plain")
                .body(OURS)
                .put("/pci-ids")
                .then()
                .statusCode(403);
        as("viewer").get("/pci-ids").then().body("version", equalTo(version));
    }

    @Test
    void aFileThatWasReplacedSinceStaysReplaced() {
        byte[] file =
                (new String(reader.bundled(), StandardCharsets.UTF_8) + "# ours\n").getBytes(StandardCharsets.UTF_8);
        assertThat(put.installed(OURS.getBytes(StandardCharsets.UTF_8))).isInstanceOf(PutNames.Outcome.Shrunk.class);
        assertThat(put.installed(file)).isInstanceOf(PutNames.Outcome.InForce.class);
        as("viewer").get("/pci-ids").then().body("from", equalTo("FILE"));
        as("admin").delete("/pci-ids");
        assertThat(put.installed(file)).isInstanceOf(PutNames.Outcome.InForce.class);
        put.released();
        as("viewer").get("/pci-ids").then().body("from", equalTo("BUNDLED"));
    }

    @Test
    void anInstanceThatMeetsAHostWithNewerNamesLoadsThemFirst() {
        CurrentNames other = new CurrentNames(versions, reader);
        DeviceIdentity nic = new DeviceIdentity("8086", "10c6");
        upload(OURS.formatted("Newer")).statusCode(200);
        named();
        assertThat(other.of(nic).device()).isEqualTo(BUNDLED_NAME);
        long version = QuarkusTransaction.requiringNew().call(() -> other.atLeast(here.version()));
        assertThat(version).isEqualTo(here.version());
        assertThat(other.of(nic).device()).isEqualTo("Newer");
        assertThat(other.deviceIds("8086", BUNDLED_NAME)).contains("10c6");
    }

    @Test
    void aHostThatWasNamedByAnOlderVersionHasItsTurnAgain() throws SQLException {
        given("renamed-4");
        upload(OURS.formatted("Right")).statusCode(200);
        named();
        int revision = revision("renamed-4");
        OwnerDatabase.execute(
                """
                update host_function set document = cast(replace(cast(document as text), 'Right', 'Late') as jsonb)
                where host = 'renamed-4'""");
        OwnerDatabase.execute("update host set names_version = 0 where id = 'renamed-4'");
        named();
        assertThat(name("renamed-4", 0)).isEqualTo("Right");
        assertThat(revision("renamed-4")).isEqualTo(revision + 1);
    }

    @Test
    void instancesShareTheHostsAndNoneIsRenamedTwice() throws Exception {
        for (int i = 0; i < 25; i++) {
            given("shared-" + i);
        }
        int revision = revision("shared-0");
        upload(OURS.formatted("Shared")).statusCode(200);
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService instances = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> instance = () -> {
                CurrentNames names = new CurrentNames(versions, reader);
                QuarkusTransaction.requiringNew().run(names::follow);
                RenameHosts rename = new RenameHosts(versions, names, hosts, announcements);
                start.await();
                int renamed = 0;
                int batch;
                while ((batch = QuarkusTransaction.requiringNew().call(rename::batch)) > 0) {
                    renamed += batch;
                }
                return renamed;
            };
            for (Future<Integer> renamed : instances.invokeAll(List.of(instance, instance))) {
                assertThat(renamed.get()).isNotNegative();
            }
        } finally {
            instances.shutdown();
        }
        named();
        for (int i = 0; i < 25; i++) {
            assertThat(revision("shared-" + i)).isEqualTo(revision + 1);
            assertThat(name("shared-" + i, 0)).isEqualTo("Shared");
        }
    }

    private static void given(String host) {
        putHost(host, "ESXI", "8.0");
        report(host, "application/json", TWO).then().statusCode(200);
    }

    private static ValidatableResponse upload(String file) {
        return as("admin")
                .contentType("text/plain; charset=UTF-8")
                .queryParam("force", true)
                .body(file)
                .put("/pci-ids")
                .then();
    }

    private static void named() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> as("viewer").get("/pci-ids").<Integer>path("hostsToRename") == 0);
    }

    private static int revision(String host) {
        return as("viewer").get("/hosts/" + host).path("revision");
    }

    private static String name(String host, int index) {
        return as("viewer").get("/hosts/" + host + "/devices").path("items[" + index + "].name");
    }
}
