package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Verdicts that come twice, late, out of order, or from another revision of the host; and none at all. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class VerdictOrderTest {
    private static final String WAITING_FOR_LOCKS = "select count(*) from pg_stat_activity"
            + " where datname = current_database() and wait_event_type = 'Lock'";

    @Inject
    AgroalDataSource database;

    private final Story story = new Story();
    private final String host = Story.newHost();
    private final String vm = Story.newVm();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void theSameVerdictTwiceHoldsOnce() {
        story.hostIs(host, 1, false);
        String id = Story.ask(host, vm, Story.PORT_0);
        String json = Story.verdictJson(id, 1, "ALLOWED", 1L, 2);
        for (int i = 0; i < 2; i++) {
            story.kafka.send(Story.VERDICTS, id, "slotkeeper.policy.verdict-issued.v1", id, json);
            story.kafka.send(
                    "fixed-" + id, Story.VERDICTS, id, "slotkeeper.policy.verdict-issued.v1", id, json, Map.of());
        }
        JsonNode view = Story.awaitState(id, "PREPARING");
        String other = Story.ask(host, vm, Story.PORT_1);
        story.verdict(other, 1, "DENIED", 1L, Story.finding("unlisted", "DENY"));
        Story.awaitState(other, "DENIED");
        assertThat(Story.assignment(id).path("revision")).isEqualTo(view.path("revision"));
    }

    @Test
    void aVerdictFromAnOlderRevisionIsAskedForAgainAndItsLateCopyIsPassedOver() {
        story.hostIs(host, 2, false);
        awaitHost(2);
        String id = Story.ask(host, vm, Story.PORT_0);
        story.verdict(id, 1, "ALLOWED", 1L);
        JsonNode asked = story.kafka
                .await(Story.EVENTS, e -> id.equals(e.key()) && e.type().endsWith(".evaluation-requested.v1"))
                .json();
        assertThat(asked.path("attempt").intValue()).isEqualTo(2);
        assertThat(asked.path("minHostRevision").longValue()).isEqualTo(2);
        assertThat(asked.path("state").textValue()).isEqualTo("REQUESTED");

        story.verdict(id, 1, "DENIED", 2L, Story.finding("unlisted", "DENY"));
        story.verdict(id, 2, "ALLOWED", 2L);
        Story.awaitState(id, "PREPARING");
    }

    @Test
    void aVerdictFromANewerRevisionWaitsForTheHost() {
        story.hostIs(host, 1, false);
        awaitHost(1);
        String id = Story.ask(host, vm, Story.PORT_0);
        story.verdict(id, 1, "ALLOWED", 3L);
        awaitSql("select count(*) from assignment where parked_until_revision = 3 and id = '" + id + "'", 1);
        story.hostIs(host, 2, false);
        awaitHost(2);
        assertThat(Story.assignment(id).path("state").textValue()).isEqualTo("REQUESTED");
        story.hostIs(host, 3, false);
        Story.awaitState(id, "PREPARING");
        story.hostIs(host, 2, false);
        assertThat(Story.assignment(id).path("attempt").intValue()).isEqualTo(1);
    }

    /** The verdict has looked for the host in vain, and the host comes before the verdict is stored. */
    @Test
    void aHostThatComesWhileItsVerdictIsPutAsideIsSeen() throws SQLException {
        String id = Story.ask(host, vm, Story.PORT_0);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select from assignment where id = '" + id + "' for update");
            story.verdict(id, 1, "ALLOWED", 1L);
            awaitSql(WAITING_FOR_LOCKS, 1);
            story.hostIs(host, 1, false);
            awaitSql(
                    "select (" + WAITING_FOR_LOCKS + ") + (select count(*) from host_state where host = '" + host
                            + "')",
                    2);
            connection.rollback();
        }
        Story.awaitState(id, "PREPARING");
        assertThat(Story.assignment(id).path("attempt").intValue()).isEqualTo(1);
    }

    @Test
    void aHostThatIsGoneIsForgottenUnlessSomethingOnItIsHeld() {
        story.hostIs(host, 1, false);
        String id = Story.ask(host, vm, Story.PORT_0);
        story.verdict(id, 1, "ALLOWED", 1L);
        Story.awaitState(id, "PREPARING");
        String free = Story.newHost();
        story.hostIs(free, 1, false);
        awaitSql("select count(*) from host_state where host = '" + free + "'", 1);
        story.kafka.send(Story.HOSTS, host, "slotkeeper.inventory.host-state.v1", host, null);
        story.kafka.send(Story.HOSTS, free, "slotkeeper.inventory.host-state.v1", free, null);
        awaitSql("select count(*) from host_state where host = '" + free + "'", 0);
        story.hostIs(free, 1, false);
        awaitSql("select count(*) from host_state where host = '" + free + "'", 1);
        Story.post("requester", "/assignments/" + id + "/release", Map.of())
                .then()
                .statusCode(200);
        assertThat(Story.assignment(id).path("state").textValue()).isEqualTo("RELEASED");
        awaitHost(1);
    }

    @Test
    void aHostThatNobodyKnowsIsDenied() {
        String id = Story.ask(host, vm, Story.PORT_0);
        story.verdict(id, 1, "DENIED", null, Story.finding("host-unknown", "DENY"));
        JsonNode denied = Story.awaitState(id, "DENIED");
        assertThat(denied.at("/refusal/code").textValue()).isEqualTo("host-unknown");
    }

    @Test
    void aRequestThatPolicyDoesNotAnswerIsAskedForAgainAndFailsInTheEnd() {
        String id = Story.ask(host, vm, Story.PORT_0);
        execute("update assignment set deadline = now() where id = '" + id + "'");
        Story.awaitAssignment(id, view -> view.path("attempt").intValue() == 2);
        execute("update assignment set deadline = now(), attempt = 20 where id = '" + id + "'");
        JsonNode failed = Story.awaitState(id, "FAILED");
        assertThat(failed.path("hold").isNull()).isTrue();
        Story.post("requester", "/assignments/" + id + "/release", Map.of())
                .then()
                .statusCode(200);
        assertThat(Story.assignment(id).path("state").textValue()).isEqualTo("RELEASED");
    }

    @Test
    void aTentativeHoldEndsAtItsDeadlineAndNotBefore() {
        story.hostIs(host, 1, false);
        String id = Story.ask(host, vm, Story.PORT_0);
        story.verdict(id, 1, "NEEDS_CONSENT", 1L, Story.finding("feature-lost", "CONSENT"));
        Story.awaitState(id, "AWAITING_CONSENT");
        execute("update assignment set deadline = now() where id = '" + id + "'");
        JsonNode expired = Story.awaitState(id, "EXPIRED");
        assertThat(expired.path("hold").isNull()).isTrue();
        awaitSql("select count(*) from claimed_function where assignment = '" + id + "'", 0);
    }

    @Test
    void whatNeedsApprovalWaitsForIt() {
        story.hostIs(host, 1, false);
        String id = Story.ask(host, vm, Story.PORT_0);
        story.verdict(id, 1, "NEEDS_CONSENT", 1L, Story.finding("costly", "APPROVAL"));
        assertThat(Story.awaitState(id, "AWAITING_APPROVAL").at("/hold/kind").textValue())
                .isEqualTo("TENTATIVE");
    }

    @Test
    void consentInTheRequestCoversTheFindingsOfThatCode() {
        story.hostIs(host, 1, false);
        String id = Story.post(
                        "requester",
                        "/assignments",
                        "{\"host\":\"%s\",\"vm\":\"%s\",\"functions\":[\"06:00.0\"],\"reason\":\"x\",\"consents\":[\"feature-lost\"]}"
                                .formatted(host, vm))
                .path("id");
        story.verdict(id, 1, "NEEDS_CONSENT", 1L, Story.finding("feature-lost", "CONSENT"));
        JsonNode view = Story.awaitState(id, "PREPARING");
        assertThat(view.at("/consents/0/actor").textValue()).isEqualTo("local-requester");
    }

    @Test
    void aVerdictThatCannotBeReadIsADeadLetterAndTheNextIsApplied() {
        story.hostIs(host, 1, false);
        String id = Story.ask(host, vm, Story.PORT_0);
        String poison = UUID.randomUUID().toString();
        story.kafka.send(
                Story.VERDICTS, id, "slotkeeper.policy.verdict-issued.v1", id, "{\"assignment\":\"" + poison + "\"}");
        story.verdict(id, 1, "ALLOWED", 1L);
        Story.awaitState(id, "PREPARING");
        story.kafka.await(
                "slotkeeper.assignment.dead-letters",
                e -> e.value() != null && e.value().contains(poison));
    }

    private void awaitHost(long revision) {
        awaitSql("select count(*) from host_state where host = '" + host + "' and revision = " + revision, 1);
    }

    private void awaitSql(String count, int expected) {
        org.awaitility.Awaitility.await(count).until(() -> Database.count(database, count) == expected);
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
