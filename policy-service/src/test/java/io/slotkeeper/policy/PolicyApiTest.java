package io.slotkeeper.policy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.OpenApiRoles;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API: dry runs, look-ups, every problem code, and who may do what. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class PolicyApiTest {

    private static final String PORT0 = "0000:06:00.0";
    private static final String API = "/api/policy/v1/";

    private final World world = new World();

    @Inject
    AgroalDataSource database;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aDryRunAnswersTheInnerVerdictAndLeavesNothingBehind() throws SQLException {
        world.host("esx-dry", 3);
        List<Integer> before = rows();
        JsonNode verdict = World.evaluate("esx-dry", "vm-1", PORT0)
                .statusCode(200)
                .extract()
                .as(JsonNode.class);
        ObjectNode event = new ObjectMapper().createObjectNode();
        event.put("assignment", World.newAssignment()).put("attempt", 1).put("project", "default");
        event.set("verdict", verdict);
        assertThat(ContractFiles.of("policy").violations(ContractTest.VERDICT, event))
                .isEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void theFoundingStoryOverHttp() {
        world.host("esx-story", 3);
        World.evaluate("esx-story", "vm-2", PORT0)
                .body("outcome", equalTo("NEEDS_CONSENT"))
                .body("functions[1].reason", containsString("is selected automatically as well"))
                .body("findings.find { it.code == 'feature-lost' }.message", containsString("vMotion"))
                .body("findings.find { it.code == 'feature-lost' }.message", containsString("DRS"))
                .body(
                        "findings.find { it.code == 'listed-experimental' }.message",
                        containsString("experimentally supported"));
        World.evaluate("esx-story", "vm-2", "0000:02:00.1")
                .body("outcome", equalTo("DENIED"))
                .body("findings[0].code", equalTo("host-critical"))
                .body("findings[0].subject", equalTo("0000:02:00.0"));
        World.evaluate("esx-story", "vm-2", "0000:04:00.0")
                .body("findings.find { it.code == 'unlisted' }.severity", equalTo("CONSENT"));
        World.evaluate("esx-story", "vm-2", "0000:00:03.0").body("findings.code", hasItem("bridge-not-assignable"));
    }

    @Test
    void aDryRunWaitsForTheRevisionThatItNames() {
        world.host("esx-wait", 1);
        world.sendHost(World.hostState("esx-wait", 2));
        evaluation(Map.of("host", "esx-wait", "vm", "vm-3", "functions", List.of(PORT0), "minHostRevision", 2))
                .statusCode(200)
                .body("hostRevision", equalTo(2));
    }

    @Test
    void whatPolicyHasNotSeenIsAProblemWithACode() {
        world.host("esx-known", 1);
        problem(World.evaluate("esx-nowhere", "vm-4", PORT0), 404, "host-unknown");
        problem(World.evaluate("esx-known", "vm-4", PORT0, "0000:66:00.0"), 422, "function-unknown")
                .body("functions", equalTo(List.of("0000:66:00.0")));
        problem(
                evaluation(
                        Map.of("host", "esx-known", "vm", "vm-4", "functions", List.of(PORT0), "minHostRevision", 9)),
                409,
                "host-revision-not-seen");
        problem(get("verdicts/00000000-0000-7000-8000-000000000000"), 404, "verdict-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "not json",
                "{\"host\":\"esx-1\",\"vm\":\"vm-1\",\"functions\":[]}",
                "{\"host\":\"esx-1\",\"vm\":\"vm-1\",\"functions\":[null]}",
                "{\"host\":\"esx-1\",\"vm\":\"vm-1\",\"functions\":[\"06:00.0\"]}",
                "{\"host\":\"esx-1\",\"vm\":\"vm-1\",\"functions\":[\"0000:06:00.8\"]}",
                "{\"host\":\"esx-1\",\"vm\":\"vm-1\",\"functions\":[\"0000:06:00.0\",\"0000:06:00.0\"]}",
                "{\"host\":\"ESX 1\",\"vm\":\"vm-1\",\"functions\":[\"0000:06:00.0\"]}",
                "{\"host\":\"esx-1\",\"vm\":\"\",\"functions\":[\"0000:06:00.0\"]}",
                "{\"host\":\"esx-1\",\"vm\":\"vm-1\",\"functions\":[\"0000:06:00.0\"],\"minHostRevision\":0}",
                "{\"host\":\"esx-1\",\"vm\":\"vm-1\",\"functions\":[\"0000:06:00.0\"],\"dryRun\":true}",
                ""
            })
    void aBadQuestionIsRefused(String body) {
        problem(World.as("viewer").body(body).post(API + "evaluations").then(), 400, "invalid-request");
    }

    @Test
    void sixtyFourFunctionsAreAskedAtMost() {
        List<String> many = IntStream.range(0, 65)
                .mapToObj(slot -> "0000:%02x:00.0".formatted(slot + 1))
                .toList();
        problem(evaluation(Map.of("host", "esx-1", "vm", "vm-1", "functions", many)), 400, "invalid-request");
        problem(
                evaluation(Map.of("host", "esx-nowhere", "vm", "vm-1", "functions", many.subList(0, 64))),
                404,
                "host-unknown");
    }

    @Test
    void whatTheFrameworkRefusesHasACodeToo() {
        problem(given().get(API + "rules").then(), 401, "unauthenticated");
        problem(
                        given().header("Authorization", "Bearer forged")
                                .get(API + "rules")
                                .then(),
                        401,
                        "unauthenticated")
                .header("WWW-Authenticate", "Bearer");
        problem(World.as("viewer").delete(API + "rules").then(), 405, "method-not-allowed");
        problem(World.as("viewer").accept("text/csv").get(API + "rules").then(), 406, "not-acceptable");
        problem(
                World.as("viewer")
                        .contentType("text/plain")
                        .body("x")
                        .post(API + "evaluations")
                        .then(),
                415,
                "unsupported-media-type");
        problem(get("no-such-thing"), 404, "not-found");
        problem(get("verdicts"), 400, "invalid-request");
        problem(get("verdicts?assignment=abc"), 400, "invalid-request");
        problem(get("verdicts?assignment=" + World.newAssignment() + "&limit=501"), 400, "invalid-request");
    }

    @Test
    void theVerdictsOfAnAssignmentAreListedPageByPage() {
        world.host("esx-list", 1);
        String assignment = World.newAssignment();
        ObjectNode question = World.question(assignment, "esx-list", "vm-5", PORT0);
        for (int attempt = 1; attempt <= 3; attempt++) {
            world.ask(question.put("attempt", attempt));
        }
        world.verdict(assignment, 3);
        String path = "verdicts?assignment=" + assignment;
        get(path).body("items.attempt", equalTo(List.of(1, 2, 3))).body("next", nullValue());
        get(path + "&limit=2").body("items.attempt", equalTo(List.of(1, 2))).body("next", equalTo("2"));
        get(path + "&limit=2&after=2")
                .body("items.attempt", equalTo(List.of(3)))
                .body("next", nullValue());
    }

    @Test
    void theRulebookCanBeLookedUp() {
        get("rules")
                .statusCode(200)
                .body("items.size()", greaterThan(25))
                .body("items.find { it.code == 'unlisted' }.severity", equalTo("CONSENT"))
                .body("items.find { it.code == 'host-unknown' }.configurable", equalTo(false));
        get("support-list").statusCode(200).body("version", equalTo(1)).body("entries", hasSize(31));
        get("platform-profiles").statusCode(200).body("profiles.id", hasItem("esx-4.0"));
    }

    @Test
    void theContractIsServedWithItsSchemas() {
        String asyncApi = get("asyncapi").statusCode(200).extract().asString();
        for (String type : List.of(ContractTest.VERDICT, ContractTest.RULESET)) {
            String schema = "schemas/" + type + ".schema.json";
            assertThat(asyncApi).contains(schema);
            get(schema).statusCode(200).body("title", equalTo(type));
        }
        problem(get("schemas/slotkeeper.policy.nothing.v1.schema.json"), 404, "schema-unknown");
    }

    @Test
    void everybodyWithARoleMayReadAndAskAndOnlyOperatorsSeeDeadLetters() {
        Set<String> everybody = Set.of("viewer", "requester", "approver", "operator", "admin");
        Set<String> operators = Set.of("operator", "admin");
        Set<String> admins = Set.of("admin");
        String letters = API + "dead-letters";
        String drafts = API + "support-list/drafts";
        assertThat(OpenApiRoles.violations(Map.ofEntries(
                        Map.entry("POST " + API + "evaluations", everybody),
                        Map.entry("POST " + API + "evaluations/batch", everybody),
                        Map.entry("GET " + API + "verdicts", everybody),
                        Map.entry("GET " + API + "verdicts/{id}", everybody),
                        Map.entry("GET " + API + "verdicts/{id}/replay", everybody),
                        Map.entry("GET " + API + "verdicts/{id}/alternatives", everybody),
                        Map.entry("GET " + API + "rules", everybody),
                        Map.entry("GET " + API + "support-list", everybody),
                        Map.entry("GET " + API + "support-list/versions", everybody),
                        Map.entry("GET " + API + "support-list/versions/{version}", everybody),
                        Map.entry("GET " + API + "support-list/versions/{version}/diff", everybody),
                        Map.entry("POST " + API + "support-list/versions/{version}/roll-back", admins),
                        Map.entry("GET " + API + "support-list/export", everybody),
                        Map.entry("GET " + API + "support-list/history", everybody),
                        Map.entry("GET " + drafts, everybody),
                        Map.entry("POST " + drafts, admins),
                        Map.entry("GET " + drafts + "/{id}", everybody),
                        Map.entry("DELETE " + drafts + "/{id}", admins),
                        Map.entry("GET " + drafts + "/{id}/diff", everybody),
                        Map.entry("GET " + drafts + "/{id}/export", everybody),
                        Map.entry("PUT " + drafts + "/{id}/about", admins),
                        Map.entry("PUT " + drafts + "/{id}/entries/{entry}", admins),
                        Map.entry("DELETE " + drafts + "/{id}/entries/{entry}", admins),
                        Map.entry("POST " + drafts + "/{id}/import", admins),
                        Map.entry("POST " + drafts + "/{id}/rebase", admins),
                        Map.entry("POST " + drafts + "/{id}/publish", admins),
                        Map.entry("GET " + drafts + "/{id}/preview", admins),
                        Map.entry("GET " + drafts + "/{id}/preview/devices", admins),
                        Map.entry("GET " + drafts + "/{id}/preview/claims", admins),
                        Map.entry("GET " + drafts + "/{id}/preview/requests", admins),
                        Map.entry("GET " + API + "support-list/versions/{version}/preview", admins),
                        Map.entry("GET " + API + "support-list/versions/{version}/preview/devices", admins),
                        Map.entry("GET " + API + "support-list/versions/{version}/preview/claims", admins),
                        Map.entry("GET " + API + "support-list/versions/{version}/preview/requests", admins),
                        Map.entry("GET " + API + "support-list/versions/{version}/affected", everybody),
                        Map.entry("GET " + API + "platform-profiles", everybody),
                        Map.entry("PUT " + API + "platform-profiles", Set.of("admin")),
                        Map.entry("GET " + API + "platform-profiles/release", everybody),
                        Map.entry("GET " + API + "platform-profiles/versions", everybody),
                        Map.entry("GET " + API + "platform-profiles/versions/{version}", everybody),
                        Map.entry("POST " + API + "platform-profiles/versions/{version}/roll-back", Set.of("admin")),
                        Map.entry("GET " + API + "rules/facts", everybody),
                        Map.entry("GET " + API + "rules/versions", everybody),
                        Map.entry("GET " + API + "rules/versions/{version}", everybody),
                        Map.entry("POST " + API + "rules/dry-run", admins),
                        Map.entry("GET " + API + "rules/custom", everybody),
                        Map.entry("GET " + API + "rules/custom/{name}", everybody),
                        Map.entry("PUT " + API + "rules/custom/{name}", admins),
                        Map.entry("DELETE " + API + "rules/custom/{name}", admins),
                        Map.entry("POST " + API + "rules/custom/{name}/enable", admins),
                        Map.entry("POST " + API + "rules/custom/{name}/disable", admins),
                        Map.entry("POST " + API + "rules/custom/{name}/dry-run", admins),
                        Map.entry("GET " + letters, operators),
                        Map.entry("GET " + letters + "/{id}", operators),
                        Map.entry("POST " + letters + "/{id}/replay", operators),
                        Map.entry("POST " + letters + "/{id}/dismiss", operators),
                        Map.entry("POST " + letters + "/replay", operators),
                        Map.entry("POST " + letters + "/dismiss", operators),
                        Map.entry("GET " + API + "republications", Set.of("admin")),
                        Map.entry("POST " + API + "republications", Set.of("admin")),
                        Map.entry("GET " + API + "divergences", operators),
                        Map.entry("GET " + API + "asyncapi", everybody),
                        Map.entry("GET " + API + "schemas/{file}", everybody))))
                .isEmpty();
    }

    private static ValidatableResponse evaluation(Map<String, Object> body) {
        return World.as("viewer").body(body).post(API + "evaluations").then();
    }

    private static ValidatableResponse get(String path) {
        return World.as("viewer").get(API + path).then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("title", containsString(""));
    }

    private List<Integer> rows() throws SQLException {
        try (Connection connection = database.getConnection();
                var count = connection.prepareStatement("select (select count(*) from verdict where host = 'esx-dry'),"
                        + " (select count(*) from question where host = 'esx-dry'),"
                        + " (select count(*) from assignment_seen where host = 'esx-dry')")) {
            var row = count.executeQuery();
            row.next();
            return List.of(row.getInt(1), row.getInt(2), row.getInt(3));
        }
    }
}
