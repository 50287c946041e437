package io.slotkeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.CountingDriver;
import io.slotkeeper.messaging.testing.CountingDriver.Count;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.policy.application.AnswerQuestions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** What 1 000 events cost on each consumer, in statements and commits: batches, not records. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class HotPathTest {

    private static final Logger LOG = Logger.getLogger(HotPathTest.class);
    private static final int EVENTS = 1_000;
    private static final int BATCH = 500;

    @Inject
    Deliveries deliveries;

    @Inject
    AnswerQuestions answers;

    @Test
    void hosts() {
        Count count =
                cost("inventory-hosts", i -> Deliveries.host(World.hostState("hot-host-" + i % 400, 1 + i / 400)));
        assertThat(count.statements()).as(count.toString()).isLessThanOrEqualTo(10);
        assertThat(count.commits()).isLessThanOrEqualTo(4);
    }

    @Test
    void lookingForQuestionsThatHostsAnswer() {
        World.eventually(() -> {
            Count count = CountingDriver.during(answers::answerWaiting);
            assertThat(count.statements()).as(count.toString()).isOne();
            assertThat(count.commits()).isOne();
        });
    }

    @Test
    void virtualMachines() {
        Count count = cost("inventory-vms", i -> Deliveries.vm("hot-vm-" + i % 400, 1 + i / 400));
        assertThat(count.statements()).as(count.toString()).isLessThanOrEqualTo(10);
        assertThat(count.commits()).isLessThanOrEqualTo(4);
    }

    @Test
    void assignments() {
        List<String> ids =
                IntStream.range(0, 400).mapToObj(i -> World.newAssignment()).toList();
        Count count = cost("assignment-assignments", i -> {
            ObjectNode state =
                    World.claim(ids.get(i % 400), "hot-claims-" + i % 10, "hot-vm-" + i % 50, "0000:06:00.0");
            state.put("revision", 1 + i / 400).put("state", i < 800 ? "CLAIMED" : "RELEASED");
            state.withArray("contexts")
                    .addObject()
                    .put("address", "0000:06:00.0")
                    .put("context", "PASSTHROUGH")
                    .put("hostRevision", 3)
                    .put("sequence", i);
            return Deliveries.assignment(state);
        });
        assertThat(count.statements()).as(count.toString()).isLessThanOrEqualTo(14);
        assertThat(count.commits()).isLessThanOrEqualTo(4);
    }

    @Test
    void questions() {
        // of these, three per batch ask which rulesets are in force, and two read them for the first time
        cost("inventory-hosts", i -> Deliveries.host(World.hostState("hot-asked-" + i % 20, 1)));
        Count count = cost(
                "assignment-events",
                i -> Deliveries.question(
                        UUID.randomUUID().toString(),
                        World.question(
                                World.newAssignment(), "hot-asked-" + i % 25, "hot-vm-" + i % 50, "0000:06:00.0")));
        assertThat(count.statements()).as(count.toString()).isLessThanOrEqualTo(35);
        assertThat(count.commits()).isLessThanOrEqualTo(4);
    }

    private Count cost(String channel, IntFunction<Deliveries.Record> event) {
        List<Deliveries.Record> events =
                IntStream.range(0, EVENTS).mapToObj(event).toList();
        Count count = CountingDriver.during(() -> deliveries.inBatchesOf(BATCH, channel, events));
        LOG.infof("%d events on %s: %s", EVENTS, channel, count);
        return count;
    }
}
