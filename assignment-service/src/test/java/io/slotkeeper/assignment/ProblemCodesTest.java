package io.slotkeeper.assignment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.slotkeeper.assignment.domain.ProblemCode;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.TestTokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every problem code is provoked once, over the way in on which it can happen. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class ProblemCodesTest {
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    @Inject
    AgroalDataSource database;

    private final Story story = new Story();
    private final String host = Story.newHost();
    private final String vm = Story.newVm();

    @AfterEach
    void close() {
        story.close();
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyCodeIsSeen(ProblemCode code) throws SQLException {
        switch (code) {
            case INVALID_REQUEST -> seen(code, 400, Story.post("requester", "/assignments", Map.of("host", "ESX 7")));
            case ASSIGNMENT_UNKNOWN ->
                seen(code, 404, Story.post("requester", "/assignments/" + NOBODY + "/release", Map.of()));
            case SCHEMA_UNKNOWN -> seen(code, 404, schema("slotkeeper.assignment.nothing.v1"));
            case ORDER_UNKNOWN ->
                seen(
                        code,
                        404,
                        Story.post("operator", "/orders/" + NOBODY + "/report", Map.of("outcome", "SUCCEEDED")));
            case NOT_YOURS -> seen(code, 403, Story.post("approver", "/assignments/" + asked() + "/cancel", Map.of()));
            case WRONG_STATE ->
                seen(code, 409, Story.post("requester", "/assignments/" + asked() + "/release", Map.of()));
            case CONSENT_INCOMPLETE -> seen(code, 422, consent(List.of("feature-lost")));
            case CONSENT_UNKNOWN -> seen(code, 422, consent(List.of("feature-lost", "unlisted", "never-heard-of")));
            case ORDER_NOT_PENDING -> orderNotPending();
            case IDEMPOTENCY_KEY_REUSED -> keyReused();
            case IDEMPOTENCY_IN_PROGRESS -> inProgress();
            case UNSUPPORTED_COMMAND -> unsupportedCommand();
        }
    }

    @Test
    void theSchemasThatTheAsyncApiDocumentRefersToAreServed() {
        assertThat(schema("slotkeeper.assignment.claimed.v1").<String>path("properties.state.enum[0]"))
                .isEqualTo("CLAIMED");
    }

    @Test
    void incompleteConsentNamesWhatIsMissing() {
        Response answer = consent(List.of("feature-lost"));
        assertThat(answer.<List<String>>path("missing")).containsExactly("unlisted");
        assertThat(answer.<List<String>>path("needed")).containsExactly("feature-lost", "unlisted");
    }

    @Test
    void aFailureWithoutDetailIsNotAReport() {
        String id = preparing();
        String order = Story.pendingOrder(id).path("id").textValue();
        seen(
                ProblemCode.INVALID_REQUEST,
                400,
                Story.post("operator", "/orders/" + order + "/report", Map.of("outcome", "FAILED")));
        seen(ProblemCode.INVALID_REQUEST, 400, Story.post("operator", "/orders/" + order + "/report", Map.of()));
    }

    @Test
    void anUnknownMemberIsRefused() {
        Response answer = Story.post("requester", "/assignments", Map.of("hots", "esx-07"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("code")).isEqualTo("invalid-request");
    }

    private String asked() {
        return Story.ask(host, vm, Story.PORT_0);
    }

    private String preparing() {
        story.hostIs(host, 1, false);
        String id = asked();
        story.verdict(id, 1, "ALLOWED", 1L);
        Story.awaitState(id, "PREPARING");
        return id;
    }

    private Response consent(List<String> codes) {
        story.hostIs(host, 1, false);
        String id = asked();
        story.verdict(
                id,
                1,
                "NEEDS_CONSENT",
                1L,
                Story.finding("feature-lost", "CONSENT"),
                Story.finding("unlisted", "CONSENT"));
        Story.awaitState(id, "AWAITING_CONSENT");
        return Story.post("requester", "/assignments/" + id + "/consents", Map.of("codes", codes));
    }

    private void orderNotPending() {
        String id = preparing();
        String path = "/orders/" + Story.pendingOrder(id).path("id").textValue() + "/report";
        Map<String, String> succeeded = Map.of("outcome", "SUCCEEDED");
        assertThat(Story.post("operator", path, succeeded).statusCode()).isEqualTo(200);
        assertThat(Story.post("operator", path, succeeded).statusCode()).isEqualTo(200);
        seen(
                ProblemCode.ORDER_NOT_PENDING,
                409,
                Story.post("operator", path, Map.of("outcome", "FAILED", "detail", "no")));
    }

    private void keyReused() {
        String key = UUID.randomUUID().toString();
        Response first = keyed(key, Story.request(host, vm, Story.PORT_0));
        assertThat(first.statusCode()).isEqualTo(202);
        Response second = keyed(key, Story.request(host, vm, Story.PORT_0));
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.<Map<String, Object>>path("$")).isEqualTo(first.path("$"));
        seen(ProblemCode.IDEMPOTENCY_KEY_REUSED, 422, keyed(key, Story.request(host, vm, Story.PORT_1)));
    }

    private void inProgress() throws SQLException {
        String key = UUID.randomUUID().toString();
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                lock.setString(1, "local-requester\nPOST /api/assignment/v1/assignments\n" + key);
                lock.execute();
                seen(ProblemCode.IDEMPOTENCY_IN_PROGRESS, 409, keyed(key, Story.request(host, vm, Story.PORT_0)));
            }
            other.rollback();
        }
        assertThat(keyed(key, Story.request(host, vm, Story.PORT_0)).statusCode())
                .isEqualTo(202);
    }

    private void unsupportedCommand() {
        String correlation = UUID.randomUUID().toString();
        story.kafka.send(
                Story.COMMANDS,
                correlation,
                "slotkeeper.assignment.renew.v1",
                correlation,
                "{\"assignment\":\"" + NOBODY + "\"}");
        assertThat(story.kafka
                        .await(Story.EVENTS, e -> correlation.equals(e.correlationId()))
                        .json()
                        .path("code")
                        .textValue())
                .isEqualTo("unsupported-command");
    }

    private static Response schema(String type) {
        return given().header("Authorization", TestTokens.bearer("viewer"))
                .get(Story.API + "/schemas/" + type + ".schema.json");
    }

    private static Response keyed(String key, Map<String, Object> body) {
        return given().header("Authorization", TestTokens.bearer("requester"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(Story.API + "/assignments");
    }

    private static void seen(ProblemCode code, int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).isEqualTo(code.code());
        assertThat(answer.<String>path("detail")).isNotBlank();
    }
}
