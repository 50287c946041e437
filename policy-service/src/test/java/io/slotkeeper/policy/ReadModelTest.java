package io.slotkeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What policy knows of hosts, VMs and holds follows Kafka, in whatever order it arrives. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class ReadModelTest {

    private static final String PORT0 = "0000:06:00.0";
    private static final String PORT1 = "0000:06:00.1";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anOlderRevisionOfAHostChangesNothing() {
        world.host("esx-order", 5);
        world.sendHost(World.hostState("esx-order", 4).put("version", "8.0"));
        world.host("esx-order-marker", 1);
        World.evaluate("esx-order", "vm-1", PORT0)
                .body("hostRevision", equalTo(5))
                .body("limit.profile", equalTo("esx-4.0"));
    }

    @Test
    void aHoldCountsFromItsEventToItsEndAndNotAgain() {
        world.host("esx-hold", 3);
        ObjectNode claim = World.claim(World.newAssignment(), "esx-hold", "vm-holder", PORT0);
        world.assignment(claim);
        World.eventually(() -> World.evaluate("esx-hold", "vm-2", PORT0)
                .body("outcome", equalTo("DENIED"))
                .body("findings.find { it.code == 'function-held' }.parameters.holder", equalTo("vm-holder")));

        ObjectNode released = claim.deepCopy().put("revision", 20).put("state", "RELEASED");
        released.putNull("hold");
        world.assignment(released);
        World.eventually(
                () -> World.evaluate("esx-hold", "vm-2", PORT0).body("findings.code", not(hasItem("function-held"))));

        world.assignment(claim);
        ObjectNode other = World.claim(World.newAssignment(), "esx-hold", "vm-holder", "0000:07:00.0");
        world.assignment(other);
        World.eventually(() ->
                World.evaluate("esx-hold", "vm-2", "0000:07:00.0").body("findings.code", hasItem("function-held")));
        World.evaluate("esx-hold", "vm-2", PORT0).body("findings.code", not(hasItem("function-held")));
    }

    @Test
    void whoHoldsSomethingInAnotherProjectHasNoName() {
        world.host("esx-tenants", 3);
        world.assignment(World.claim(World.newAssignment(), "esx-tenants", "vm-of-theirs", PORT0)
                .put("project", "theirs"));
        World.eventually(() -> World.evaluate("esx-tenants", "vm-9", PORT0)
                .body("findings.find { it.code == 'function-held' }.parameters.holder", equalTo("another project")));

        String mine = World.newAssignment();
        world.ask(World.question(mine, "esx-tenants", "vm-9", PORT0));
        String verdict = world.verdict(mine, 1).json().at("/verdict/id").asText();
        String told =
                World.as("admin").get("/api/policy/v1/verdicts/" + verdict).asString();
        assertThat(told).contains("another project").doesNotContain("vm-of-theirs", "theirs");
        assertThat(world.verdict(mine, 1).value()).doesNotContain("vm-of-theirs");
    }

    @Test
    void aVerdictOfAnotherProjectIsNotFound() {
        world.host("esx-foreign", 3);
        String theirs = World.newAssignment();
        world.ask(World.question(theirs, "esx-foreign", "vm-9", PORT0).put("project", "theirs"));
        String verdict = world.verdict(theirs, 1).json().at("/verdict/id").asText();
        World.as("admin").get("/api/policy/v1/verdicts/" + verdict).then().statusCode(404);
        World.as("admin")
                .get("/api/policy/v1/verdicts?assignment=" + theirs)
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void twoHeldFunctionsFillTheVm() {
        world.host("esx-full", 3);
        world.assignment(World.claim(World.newAssignment(), "esx-full", "vm-full", PORT0));
        world.assignment(World.claim(World.newAssignment(), "esx-full", "vm-full", PORT1));
        World.eventually(() -> World.evaluate("esx-full", "vm-full", "0000:04:00.0")
                .body("limit.held", equalTo(2))
                .body("findings.code", hasItems("limit-exceeded", "unlisted", "feature-lost")));
    }

    @Test
    void aConfirmedContextIsUsedWithoutANewReport() {
        world.host("esx-context", 3);
        World.evaluate("esx-context", "vm-3", PORT0).body("functions.address", contains(PORT0, PORT1));
        ObjectNode claim = World.claim(World.newAssignment(), "esx-context", "vm-context-holder", PORT1);
        claim.withArray("contexts")
                .addObject()
                .put("address", PORT1)
                .put("context", "PASSTHROUGH")
                .put("hostRevision", 3)
                .put("sequence", 4711);
        world.assignment(claim);
        World.eventually(() -> World.evaluate("esx-context", "vm-3", PORT0).body("functions.address", contains(PORT0)));
    }

    @Test
    void aSightingOlderThanTheReleaseIsHistory() {
        ObjectNode seen = World.hostState("esx-seen", 3);
        seen.get("functions").forEach(function -> ((ObjectNode) function)
                .putObject("observedHolder")
                .put("vm", "vm-former")
                .put("source", "json")
                .put("observedAt", "2026-11-22T10:00:00Z"));
        world.host(seen);
        World.evaluate("esx-seen", "vm-5", PORT0).body("findings.code", hasItem("held-outside"));

        ObjectNode released = World.claim(World.newAssignment(), "esx-seen", "vm-former", PORT0)
                .put("state", "RELEASED")
                .put("updatedAt", "2026-11-22T11:00:00Z");
        released.putNull("hold");
        world.assignment(released);
        World.eventually(
                () -> World.evaluate("esx-seen", "vm-5", PORT0).body("findings.code", not(hasItem("held-outside"))));
    }

    @Test
    void whoeverWasSeenWithAFunctionIsCalledByName() {
        ObjectNode seen = World.hostState("esx-found", 3);
        seen.get("functions").forEach(function -> ((ObjectNode) function)
                .putObject("observedHolder")
                .put("vm", "vm-found")
                .put("source", "vc-1")
                .put("observedAt", "2026-11-22T10:00:00Z"));
        world.host(seen);
        world.vm("vm-found", 7);
        World.eventually(() -> World.evaluate("esx-found", "vm-5", PORT0)
                .body("findings.message", hasItem(containsString("was seen on db01 (vm-found), as reported by vc-1"))));
    }

    @Test
    void aVmIsKnownFromItsDescription() {
        world.host("esx-vm", 3);
        World.evaluate("esx-vm", "vm-described", PORT0).body("vmRevision", equalTo(null));
        world.vm("vm-described", 7);
        World.eventually(() -> World.evaluate("esx-vm", "vm-described", PORT0)
                .body("vmRevision", equalTo(1))
                .body("limit.max", equalTo(7))
                .body("limit.source", equalTo("VM")));

        world.gone(World.VMS, "slotkeeper.inventory.vm-state.v1", "vm-described");
        World.eventually(() -> World.evaluate("esx-vm", "vm-described", PORT0).body("vmRevision", equalTo(null)));
    }

    @Test
    void aTombstoneForgetsTheHostAndTheAssignment() {
        world.host("esx-gone", 3);
        String assignment = World.newAssignment();
        world.assignment(World.claim(assignment, "esx-gone", "vm-gone-holder", PORT0));
        World.eventually(
                () -> World.evaluate("esx-gone", "vm-7", PORT0).body("findings.code", hasItem("function-held")));
        world.gone(World.ASSIGNMENTS, "slotkeeper.assignment.assignment-state.v1", assignment);
        World.eventually(
                () -> World.evaluate("esx-gone", "vm-7", PORT0).body("findings.code", not(hasItem("function-held"))));
        world.gone(World.HOSTS, "slotkeeper.inventory.host-state.v1", "esx-gone");
        World.eventually(() -> World.evaluate("esx-gone", "vm-7", PORT0).statusCode(404));
    }

    @Test
    void aBadRecordIsPutAsideAndTheNextOneIsRead() {
        ObjectNode nameless = World.hostState("esx-nameless", 1);
        nameless.remove("revision");
        world.sendHost(nameless);
        world.kafka.sendRaw(
                new ProducerRecord<>(World.HOSTS, "esx-nameless", "no event".getBytes(StandardCharsets.UTF_8)));
        world.host("esx-nameless", 1);
        World.eventually(() -> assertThat(world.kafka.read("slotkeeper.policy.dead-letters"))
                .filteredOn(letter -> "esx-nameless".equals(letter.key()))
                .hasSize(2));
    }
}
