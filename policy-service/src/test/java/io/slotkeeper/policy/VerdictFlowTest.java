package io.slotkeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import io.slotkeeper.policy.application.Attempt;
import io.slotkeeper.policy.application.StoredVerdict;
import io.slotkeeper.policy.application.VerdictDocument;
import io.slotkeeper.policy.application.VerdictLog;
import io.slotkeeper.policy.domain.Rulebook;
import io.slotkeeper.policy.domain.rules.RuleBook;
import io.slotkeeper.policy.domain.verdict.Severities;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Assignment asks on Kafka and is answered there, once per attempt, however the questions and hosts arrive. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class VerdictFlowTest {

    private static final String PORT0 = "0000:06:00.0";

    private final World world = new World();

    @Inject
    VerdictLog log;

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aQuestionIsAnsweredWithAVerdictThatKeepsItsContract() {
        world.host("esx-asked", 3);
        String assignment = World.newAssignment();
        world.ask(World.question(assignment, "esx-asked", "vm-flow-1", PORT0));

        ReceivedEvent event = world.verdict(assignment, 1);
        assertThat(event.type()).isEqualTo(ContractTest.VERDICT);
        assertThat(event.correlationId()).isEqualTo("c-" + assignment);
        assertThat(event.headers())
                .containsEntry("ce_source", "/slotkeeper/policy")
                .containsEntry("ce_project", "default");
        assertThat(ContractFiles.of("policy").violations(ContractTest.VERDICT, event.json()))
                .isEmpty();
        JsonNode verdict = event.json().get("verdict");
        assertThat(verdict.get("outcome").asText()).isEqualTo("NEEDS_CONSENT");
        assertThat(verdict.at("/functions/1/address").asText()).isEqualTo("0000:06:00.1");
        assertThat(verdict.at("/functions/1/role").asText()).isEqualTo("COMPANION");

        JsonNode stored = World.as("viewer")
                .get("/api/policy/v1/verdicts/" + verdict.get("id").asText())
                .as(JsonNode.class);
        assertThat(stored.get("verdict")).isEqualTo(verdict);
        assertThat(stored.get("assignment").asText()).isEqualTo(assignment);
        assertThat(stored.at("/facts/host/version").asText()).isEqualTo("4.0");
    }

    @Test
    void whatAVerdictWasMadeFromGivesTheSameVerdictAgain() throws Exception {
        world.host("esx-replay", 3);
        String assignment = World.newAssignment();
        world.ask(World.question(assignment, "esx-replay", "vm-flow-2", PORT0, "0000:02:00.1"));
        world.verdict(assignment, 1);

        StoredVerdict stored = QuarkusTransaction.requiringNew()
                .call(() -> log.given(Set.of(new Attempt(assignment, 1)))
                        .values()
                        .iterator()
                        .next());
        VerdictDocument again = VerdictDocument.of(
                new RuleBook(Severities.withOverrides(stored.facts().severities()))
                        .evaluate(stored.verdict().id(), stored.facts().toFacts(Rulebook.shipped())));
        assertThat(json.readTree(json.writeValueAsString(again)))
                .isEqualTo(json.readTree(json.writeValueAsString(stored.verdict())));
    }

    @Test
    void theSameQuestionAlwaysGetsTheSameVerdict() {
        world.host("esx-twice", 3);
        String assignment = World.newAssignment();
        ObjectNode question = World.question(assignment, "esx-twice", "vm-flow-3", PORT0);
        String eventId = world.ask(question);
        String first = world.verdict(assignment, 1).json().at("/verdict/id").asText();

        world.ask(eventId, question);
        world.ask(question);
        question.put("attempt", 2);
        world.ask(question);
        String second = world.verdict(assignment, 2).json().at("/verdict/id").asText();

        assertThat(second).isNotEqualTo(first);
        assertThat(world.verdicts(assignment))
                .extracting(event -> event.json().at("/verdict/id").asText())
                .containsExactly(first, first, second);
        assertThat(world.verdicts(assignment))
                .extracting(ReceivedEvent::id)
                .as("the same verdict is the same event")
                .containsExactly(first, first, second);
    }

    @Test
    void aQuestionWaitsForTheHostThatIsOnItsWay() throws SQLException {
        String assignment = World.newAssignment();
        world.ask(World.question(assignment, "esx-late", "vm-flow-4", PORT0));
        World.eventually(() -> assertThat(waiting(assignment)).isOne());
        world.sendHost(World.hostState("esx-late", 1));

        JsonNode verdict = world.verdict(assignment, 1).json().get("verdict");
        assertThat(verdict.get("outcome").asText()).isEqualTo("NEEDS_CONSENT");
        assertThat(verdict.get("hostRevision").asLong()).isEqualTo(1);
        assertThat(waiting(assignment)).isZero();
    }

    @Test
    void aQuestionWaitsForTheRevisionThatItNames() {
        world.host("esx-older", 3);
        String assignment = World.newAssignment();
        world.ask(World.question(assignment, "esx-older", "vm-flow-5", PORT0).put("minHostRevision", 4));
        World.eventually(() -> assertThat(waiting(assignment)).isOne());
        world.sendHost(World.hostState("esx-older", 4));

        assertThat(world.verdict(assignment, 1)
                        .json()
                        .at("/verdict/hostRevision")
                        .asLong())
                .isEqualTo(4);
    }

    @Test
    void aHostThatNeverComesIsDeniedAfterTheGrace() {
        String assignment = World.newAssignment();
        Instant asked = Instant.now();
        world.ask(World.question(assignment, "esx-never", "vm-flow-6", PORT0));

        JsonNode verdict = world.verdict(assignment, 1).json().get("verdict");
        assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofSeconds(4));
        assertThat(verdict.get("outcome").asText()).isEqualTo("DENIED");
        assertThat(verdict.at("/findings/0/code").asText()).isEqualTo("host-unknown");
        assertThat(verdict.get("hostRevision").isNull()).isTrue();
    }

    @Test
    void aQuestionThatCannotBeJudgedStandsInNobodysWay() throws SQLException {
        String broken = World.newAssignment();
        execute("insert into question (assignment, attempt, project, actor, host, vm, functions, deadline) values ('"
                + broken + "', 1, 'default', 'ann', 'esx-broken', 'vm', '7', now() - interval '1 hour')");
        String sound = World.newAssignment();
        world.ask(World.question(sound, "esx-sound-but-late", "vm-flow-9", PORT0));
        World.eventually(() -> assertThat(waiting(sound)).isOne());
        world.sendHost(World.hostState("esx-sound-but-late", 1));

        world.verdict(sound, 1);
        World.eventually(() -> assertThat(World.as("admin").get("/q/metrics").asString())
                .containsPattern("slotkeeper_policy_oldest_question_seconds [0-9.E]*[1-9]"));
        assertThat(waiting(broken)).isOne();
        execute("delete from question where assignment = '" + broken + "'");
    }

    @Test
    void anUnknownVersionOfAQuestionIsPutAside() {
        String assignment = World.newAssignment();
        world.kafka.send(
                World.EVENTS, assignment, "slotkeeper.assignment.requested.v9", assignment, "{\"question\":1}");
        ReceivedEvent letter =
                world.kafka.await("slotkeeper.policy.dead-letters", event -> assignment.equals(event.key()));
        assertThat(letter.headers().values()).anyMatch(value -> value != null && value.contains("unknown version"));
    }

    @Test
    void anAssignmentsOwnHoldIsNoReasonAgainstIt() {
        world.host("esx-own", 3);
        String mine = World.newAssignment();
        world.assignment(World.claim(mine, "esx-own", "vm-flow-7", PORT0));
        World.eventually(() -> World.evaluate("esx-own", "vm-flow-8", PORT0)
                .body("findings.code", org.hamcrest.Matchers.hasItem("function-held")));

        world.ask(World.question(mine, "esx-own", "vm-flow-7", PORT0));
        assertThat(world.verdict(mine, 1).json().at("/verdict/findings").findValuesAsText("code"))
                .doesNotContain("function-held");
    }

    @Test
    void nobodyRewritesHistory() {
        assertThatThrownBy(() -> execute("update verdict set outcome = 'ALLOWED'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute("delete from verdict")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute("delete from ruleset")).hasMessageContaining("permission denied");
        for (String table : new String[] {"support_list_version", "support_list_change", "custom_rules_version"}) {
            assertThatThrownBy(() -> execute("update " + table + " set actor = 'me'"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute("delete from " + table)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void theRulesetsInForceAreAnnounced() {
        for (String ruleset : new String[] {"support-list", "platform-profiles"}) {
            ReceivedEvent event = world.kafka.await(
                    "slotkeeper.policy.rulesets", found -> found.key().equals(ruleset));
            assertThat(event.type()).isEqualTo(ContractTest.RULESET);
            assertThat(ContractFiles.of("policy").violations(ContractTest.RULESET, event.json()))
                    .isEmpty();
            assertThat(event.json().get("version").asInt()).isOne();
        }
    }

    private int waiting(String assignment) throws SQLException {
        try (Connection connection = database.getConnection();
                var count = connection.prepareStatement("select count(*) from question where assignment = ?")) {
            count.setObject(1, UUID.fromString(assignment));
            var row = count.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
