package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.fixture;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.inventory.agent.Machine;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.TestTokens;
import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell agent tells a made-up machine to the running service, with curl as on a real one. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class AgentStoryTest {
    @TestHTTPResource
    private URL service;

    @TempDir
    private Path directory;

    private Machine machine;

    @BeforeEach
    void aMachineThatBootsFromAnHbaAndIsManagedThroughTheFirstPort() {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "curl"))),
                "curl is not installed here");
        machine = new Machine(directory);
        machine.disk("0000:00:03.0/0000:04:00.0/host0/target0:0:0/0:0:0:0/block/sda", "8:0");
        machine.mounted("/", "8:0", "ext4", "/dev/sda");
        machine.card("0000:00:03.0/0000:02:00.0", "eno1");
        machine.virtualInterface("br0", "eno1");
        machine.route("default via 192.0.2.1 dev br0");
        machine.file("sys/class/iommu/dmar0");
        machine.command("lspci", "cat <<'END'\n" + fixture("founding.txt") + "\nEND");
    }

    @Test
    void whatTheAgentTellsIsInTheInventoryAndTellingItAgainChangesNothing() {
        putHost("agent-1", "KVM", "6.1").then().statusCode(201);
        settings("agent-1", TestTokens.token("operator"));
        assertThat(machine.run()).isEqualTo(new Machine.Run(0, "", ""));
        int revision = as("viewer")
                .get("/hosts/agent-1")
                .then()
                .body("functions", equalTo(8))
                .body("facts.iommu", equalTo("ON"))
                .body("facts.hostUseReported", equalTo(true))
                .extract()
                .path("revision");
        String device = "items.find { it.address == '%s' }.hostUses";
        as("viewer")
                .get("/hosts/agent-1/devices")
                .then()
                .body("items.findAll { it.hostUses }", hasSize(2))
                .body(device.formatted("0000:04:00.0") + ".kind", contains("BOOT_STORAGE"))
                .body(device.formatted("0000:04:00.0") + ".critical", contains(true))
                .body(device.formatted("0000:02:00.0") + ".kind", contains("MANAGEMENT_UPLINK"))
                .body(device.formatted("0000:02:00.0") + ".source", contains("agent"))
                .body(device.formatted("0000:02:00.0") + ".detail", contains("eno1, default route through br0"));
        assertThat(machine.run().status()).isZero();
        as("viewer").get("/hosts/agent-1").then().body("revision", equalTo(revision));
    }

    @Test
    void whatTheAgentCannotFindOutStaysAsItWasTold() {
        putHost("agent-2", "KVM", "6.1");
        settings("agent-2", TestTokens.token("operator"));
        machine.run();
        machine.route("");
        assertThat(machine.run().status()).isEqualTo(5);
        as("viewer").get("/hosts/agent-2/devices").then().body("items.findAll { it.hostUses }", hasSize(2));
    }

    @Test
    void whatTheServiceRefusesTheAgentTells() {
        settings("agent-3", TestTokens.token("operator"));
        assertThat(machine.run()).satisfies(run -> {
            assertThat(run.status()).isEqualTo(6);
            assertThat(run.errors()).contains("answered 404: Nobody registered agent-3");
        });
        putHost("agent-3", "KVM", "6.1");
        settings("agent-3", TestTokens.token("viewer"));
        assertThat(machine.run().errors()).contains("answered 403");
        settings("agent-3", "nonsense");
        assertThat(machine.run().errors()).contains("answered 401").doesNotContain("nonsense");
    }

    private void settings(String host, String token) {
        Path file = machine.token(token, "rw-------");
        machine.settings("url=%s\nhost=%s\ntoken_file=%s\n".formatted(service, host, file));
    }
}
