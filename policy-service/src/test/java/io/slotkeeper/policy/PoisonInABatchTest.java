package io.slotkeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A record that cannot be applied is put aside, and the rest of its batch is applied. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class PoisonInABatchTest {

    private static final int BATCH = 30;

    private final World world = new World();

    @Inject
    Deliveries deliveries;

    @Inject
    Tables tables;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void ofHosts() {
        List<Deliveries.Record> batch = new ArrayList<>(IntStream.range(0, BATCH)
                .mapToObj(i -> Deliveries.host(World.hostState("poison-host-" + i, 1)))
                .toList());
        ObjectNode nameless = World.hostState("poison-host-nameless", 1);
        nameless.remove("revision");
        batch.add(17, Deliveries.host(nameless));

        deliveries.inBatchesOf(batch.size(), "inventory-hosts", batch);

        assertThat(tables.texts("select host from host_seen where host like 'poison-host-%'"))
                .hasSize(BATCH);
        putAside("poison-host-nameless");
    }

    @Test
    void ofAssignments() {
        List<Deliveries.Record> batch = new ArrayList<>(IntStream.range(0, BATCH)
                .mapToObj(i -> Deliveries.assignment(
                        World.claim(World.newAssignment(), "poison-claims", "poison-vm-" + i, "0000:06:00.0")))
                .toList());
        String nowhere = World.newAssignment();
        ObjectNode homeless = World.claim(nowhere, "poison-claims", "poison-vm", "0000:06:00.0");
        homeless.remove("host");
        batch.add(0, Deliveries.assignment(homeless));

        deliveries.inBatchesOf(batch.size(), "assignment-assignments", batch);

        assertThat(tables.texts("select assignment from assignment_seen where host = 'poison-claims'"))
                .hasSize(BATCH);
        putAside(nowhere);
    }

    @Test
    void ofQuestions() {
        world.host("poison-asked", 1);
        List<String> asked =
                IntStream.range(0, BATCH).mapToObj(i -> World.newAssignment()).toList();
        List<Deliveries.Record> batch = new ArrayList<>(asked.stream()
                .map(id -> Deliveries.question(
                        UUID.randomUUID().toString(),
                        World.question(id, "poison-asked", "poison-asker", "0000:06:00.0")))
                .toList());
        String nothing = World.newAssignment();
        ObjectNode vague = World.question(nothing, "poison-asked", "poison-asker");
        vague.remove("functions");
        batch.add(BATCH, Deliveries.question(UUID.randomUUID().toString(), vague));

        deliveries.inBatchesOf(batch.size(), "assignment-events", batch);

        assertThat(tables.texts("select assignment from verdict where vm = 'poison-asker'"))
                .containsExactlyInAnyOrderElementsOf(asked);
        putAside(nothing);
    }

    private void putAside(String key) {
        assertThat(tables.texts("select record_key from dead_letter where record_key = ?", key))
                .hasSize(1);
    }
}
