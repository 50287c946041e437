package io.slotkeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Custom rules over HTTP, from their first text to the verdicts that they speak in. */
@QuarkusTest
@TestProfile(CustomRuleApiTest.Ruled.class)
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class CustomRuleApiTest {

    /** An installation of its own: the rules of this test are nobody else's. */
    public static final class Ruled implements QuarkusTestProfile {}

    private static final String RULES = "/api/policy/v1/rules";
    private static final String CUSTOM = RULES + "/custom/";
    private static final String PORT0 = "0000:06:00.0";

    private final World world = new World();

    @AfterEach
    void close() {
        List<String> left = version().path("items.name");
        left.forEach(name -> World.as("admin")
                .header("If-Match", "*")
                .delete(CUSTOM + name + "?comment=done")
                .then()
                .statusCode(204));
        world.close();
    }

    @Test
    void aRuleIsSavedSwitchedOnAndOffAndItsHistoryStays() {
        int before = version().path("version");
        put("life", rule("device.vendorId == '8086'"))
                .statusCode(200)
                .header("ETag", tag(before + 1))
                .body("enabled", equalTo(false));
        put("life", rule("device.vendorId == '8086'")).statusCode(428).body("code", equalTo("precondition-required"));
        put("life", before + 1, rule("device.vendorId == '8086'"))
                .statusCode(200)
                .header("ETag", tag(before + 1));
        put("life", before + 1, rule("device.vendorId == '15b3'"))
                .statusCode(200)
                .header("ETag", tag(before + 2));
        put("life", before + 1, rule("true")).statusCode(412).body("revision", equalTo(before + 2));
        turn("life", "enable", before + 1).statusCode(412);
        turn("life", "enable", before + 2).statusCode(200).body("enabled", equalTo(true));
        turn("life", "enable", before + 3).statusCode(200).header("ETag", tag(before + 3));
        put("life", before + 3, rule("true")).statusCode(409).body("code", equalTo("rule-switched-on"));
        turn("life", "disable", before + 3).statusCode(200).body("enabled", equalTo(false));
        World.as("viewer").get(CUSTOM + "life").then().statusCode(200).header("ETag", tag(before + 4));
        World.as("admin")
                .header("If-Match", tag(before + 4))
                .delete(CUSTOM + "life")
                .then()
                .statusCode(400);
        World.as("admin")
                .header("If-Match", tag(before + 4))
                .delete(CUSTOM + "life?comment=gone")
                .then()
                .statusCode(204);
        World.as("viewer").get(CUSTOM + "life").then().statusCode(404).body("code", equalTo("rule-unknown"));

        World.as("viewer")
                .get(RULES + "/versions?limit=5")
                .then()
                .statusCode(200)
                .body("items.what", contains("DELETED", "DISABLED", "ENABLED", "SAVED", "SAVED"))
                .body("items.rule", everyItem(equalTo("life")))
                .body("items[0].comment", equalTo("gone"))
                .body("items[0].actor", not(equalTo("")))
                .body("items[0].rules", equalTo(0));
        World.as("viewer")
                .get(RULES + "/versions/" + (before + 2))
                .then()
                .statusCode(200)
                .body("items[0].expression", equalTo("device.vendorId == '15b3'"));
        World.as("viewer")
                .get(RULES + "/versions/9999")
                .then()
                .statusCode(404)
                .body("code", equalTo("rules-version-unknown"));

        ReceivedEvent event = world.kafka.await(
                "slotkeeper.policy.rulesets",
                found -> found.key().equals("custom-rules")
                        && found.json().get("version").asInt() == before + 5);
        assertThat(ContractFiles.of("policy").violations(ContractTest.RULESET, event.json()))
                .isEmpty();
    }

    @Test
    void aVerdictAsksTheRulesThatAreOnAndReplayAsksThoseOfThen() {
        world.host("esx-ruled", 3);
        Object before = ask(List.of()).extract().path("findings.code");
        put("ours", rule("device.vendorId == '8086' && !device.companion")).statusCode(200);
        ask(List.of()).body("findings.code", equalTo(before));

        String assignment = World.newAssignment();
        world.ask(World.question(assignment, "esx-ruled", "vm-1", PORT0));
        String old = world.verdict(assignment, 1).json().at("/verdict/id").asText();

        turn("ours", "enable", version().path("version")).statusCode(200);
        int inForce = version().path("version");
        ask(List.of())
                .body("outcome", equalTo("DENIED"))
                .body("versions.customRules", equalTo(inForce))
                .body("findings.find { it.code == 'custom-rule' }.parameters.rule", equalTo("ours"))
                .body("findings.find { it.code == 'custom-rule' }.parameters.ruleRevision", equalTo(inForce))
                .body("findings.find { it.code == 'custom-rule' }.message", equalTo("Not " + PORT0 + " on esx-ruled."));

        String ruled = World.newAssignment();
        world.ask(World.question(ruled, "esx-ruled", "vm-1", PORT0));
        ReceivedEvent verdict = world.verdict(ruled, 1);
        assertThat(verdict.json().at("/verdict/outcome").asText()).isEqualTo("DENIED");
        assertThat(ContractFiles.of("policy").violations("slotkeeper.policy.verdict-issued.v1", verdict.json()))
                .isEmpty();
        turn("ours", "disable", inForce).statusCode(200);

        String id = verdict.json().at("/verdict/id").asText();
        replay(id, "RECORDED").body("same", equalTo(true));
        replay(id, "CURRENT").body("same", equalTo(false)).body("difference.removed.code", contains("custom-rule"));
        replay(old, "RECORDED").body("same", equalTo(true));
    }

    @Test
    void aDraftIsAskedInAWhatIfAndNowhereElse() {
        world.host("esx-ruled", 3);
        ask(List.of(draft("draft", "request.count == 1")))
                .body("outcome", equalTo("DENIED"))
                .body("findings.find { it.code == 'custom-rule' }.parameters.ruleRevision", equalTo(0));
        ask(List.of()).body("findings.code", not(hasItem("custom-rule")));
        World.as("viewer")
                .body(Map.of(
                        "host",
                        "esx-ruled",
                        "vm",
                        "vm-1",
                        "functions",
                        List.of(PORT0),
                        "rules",
                        List.of(draft("draft", "1 +"))))
                .post("/api/policy/v1/evaluations")
                .then()
                .statusCode(422)
                .body("code", equalTo("rule-refused"));
    }

    @Test
    void aTrialCountsTheWholeFleetAndChangesNothing() {
        world.host("esx-tried", 3);
        String holder = World.newAssignment();
        world.assignment(World.claim(holder, "esx-tried", "vm-9", PORT0));
        World.eventually(
                () -> World.evaluate("esx-tried", "vm-8", PORT0).body("findings.code", hasItem("function-held")));
        int before = version().path("version");

        trial("host.id == 'esx-tried' && device.address == '" + PORT0 + "'")
                .body("complete", equalTo(true))
                .body("hosts", greaterThanOrEqualTo(1))
                .body("claims.applies", equalTo(1))
                .body("functions.applies", greaterThanOrEqualTo(1))
                .body("examples.result", everyItem(equalTo("APPLIES")))
                .body("examples.find { it.kind == 'CLAIM' }.assignment", equalTo(holder))
                .body("examples.find { it.kind == 'CLAIM' }.subject", equalTo(PORT0))
                .body("examples.host", everyItem(equalTo("esx-tried")));
        trial("vm.hardwareVersion > 100000")
                .body("functions.applies", equalTo(0))
                .body("functions.unknown", greaterThanOrEqualTo(2));
        trial("1 / (request.count - 1) == 1")
                .body("claims.failed", greaterThanOrEqualTo(1))
                .body("examples.result", hasItem("FAILED"));

        put("saved", rule("host.id == 'esx-tried'")).statusCode(200);
        World.as("admin").post(CUSTOM + "saved/dry-run").then().statusCode(200).body("claims.applies", equalTo(1));
        World.as("admin").post(CUSTOM + "nothing/dry-run").then().statusCode(404);
        assertThat(version().<Integer>path("version")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "device.vendor == 'x' => expression => 1 => There is no fact device.vendor.",
                "request.count => expression => 1 => expected type 'bool' but found 'int'",
                "device.name.matches('((((a{100}){100}){100}){100})') => expression => 1 => counted repetitions"
            })
    void whatIsNoRuleIsRefusedWithPlaceAndReasonAndNothingIsSaved(
            String expression, String field, int line, String why) {
        int before = version().path("version");
        long started = System.nanoTime();
        put("bad", rule(expression))
                .statusCode(422)
                .body("code", equalTo("rule-refused"))
                .body("faults[0].field", equalTo(field))
                .body("faults[0].line", equalTo(line))
                .body("faults[0].message", containsString(why));
        assertThat((System.nanoTime() - started) / 1_000_000_000).isLessThan(5);
        assertThat(version().<Integer>path("version")).isEqualTo(before);
    }

    @Test
    void sentencesNamesAndSeveritiesAreCheckedToo() {
        Map<String, Object> wrong = rule("true");
        wrong.put("message", "See {device.weight}.");
        put("bad", wrong)
                .statusCode(422)
                .body("faults[0].field", equalTo("message"))
                .body("faults[0].column", equalTo(5));
        Map<String, Object> weighty = rule("true");
        weighty.put("severity", "FORBID");
        put("bad", weighty).statusCode(400);
        Map<String, Object> silent = rule("true");
        silent.remove("comment");
        put("bad", silent).statusCode(400).body("code", equalTo("invalid-request"));
        put("No Name", rule("true")).statusCode(400);
        put("bad", 3, rule("true")).statusCode(404).body("code", equalTo("rule-unknown"));
        turn("bad", "enable", 1).statusCode(404);
    }

    @Test
    void onlyAdministratorsWriteAndTryAndEverybodyReads() {
        for (String role : List.of("viewer", "requester", "approver", "operator")) {
            World.as(role).get(RULES + "/custom").then().statusCode(200);
            World.as(role)
                    .get(RULES + "/facts")
                    .then()
                    .statusCode(200)
                    .body("items.name", hasItems("device.vendorId", "vm.uses.ha"));
            World.as(role).get(RULES + "/versions").then().statusCode(200);
            World.as(role).body(rule("true")).put(CUSTOM + "mine").then().statusCode(403);
            World.as(role)
                    .body(draft("d", "true"))
                    .post(RULES + "/dry-run")
                    .then()
                    .statusCode(403);
            World.as(role)
                    .header("If-Match", "*")
                    .delete(CUSTOM + "mine?comment=x")
                    .then()
                    .statusCode(403);
        }
        World.as("viewer")
                .get(RULES)
                .then()
                .statusCode(200)
                .body("items.code", hasItems("banned", "custom-rule", "custom-rule-failed"));
    }

    @Test
    void administratorsAtOnceAreServedOneAfterTheOther() {
        int before = version().path("version");
        List<Integer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> put("at-once-" + i, rule("request.count > " + i))
                        .extract()
                        .statusCode())
                .toList();
        assertThat(answers).containsOnly(200);
        version();
        World.as("viewer")
                .get(RULES + "/custom")
                .then()
                .body("items", hasSize(12))
                .body("version", equalTo(before + 12));
        int revision = World.as("viewer")
                .get(RULES + "/custom/at-once-0")
                .then()
                .extract()
                .path("revision");
        List<Integer> same = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> put("at-once-0", revision, rule("request.count > 9" + i))
                        .extract()
                        .statusCode())
                .sorted()
                .toList();
        assertThat(same).containsExactly(200, 412, 412, 412);
    }

    @Test
    void thereIsRoomForAHundred() {
        int rules = 100;
        IntStream.range(0, rules)
                .forEach(i -> put("many-" + i, rule("request.count > " + i)).statusCode(200));
        put("one-too-many", rule("true")).statusCode(409).body("code", equalTo("too-many-rules"));
        World.as("viewer").get(RULES + "/custom").then().body("items", hasSize(lessThan(rules + 1)));
    }

    private ValidatableResponse ask(List<Map<String, Object>> rules) {
        return World.as("viewer")
                .body(Map.of("host", "esx-ruled", "vm", "vm-nobody", "functions", List.of(PORT0), "rules", rules))
                .post("/api/policy/v1/evaluations")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse replay(String id, String rules) {
        return World.as("viewer")
                .get("/api/policy/v1/verdicts/" + id + "/replay?rules=" + rules)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse trial(String expression) {
        return World.as("admin")
                .body(draft("draft", expression))
                .post(RULES + "/dry-run")
                .then()
                .statusCode(200);
    }

    private static io.restassured.response.ExtractableResponse<io.restassured.response.Response> version() {
        return World.as("viewer").get(RULES + "/custom").then().statusCode(200).extract();
    }

    private static ValidatableResponse put(String name, Map<String, Object> rule) {
        return World.as("admin").body(rule).put(CUSTOM + name).then();
    }

    private static ValidatableResponse put(String name, int revision, Map<String, Object> rule) {
        return World.as("admin")
                .header("If-Match", tag(revision))
                .body(rule)
                .put(CUSTOM + name)
                .then();
    }

    private static ValidatableResponse turn(String name, String how, int revision) {
        return World.as("admin")
                .header("If-Match", tag(revision))
                .body(Map.of("comment", "because"))
                .post(CUSTOM + name + "/" + how)
                .then();
    }

    private static Map<String, Object> rule(String expression) {
        Map<String, Object> rule = draft("", expression);
        rule.remove("name");
        rule.put("comment", "as agreed");
        return rule;
    }

    private static Map<String, Object> draft(String name, String expression) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "expression",
                expression,
                "severity",
                "DENY",
                "message",
                "Not " + "{device.address} on {host.id}.",
                "remedy",
                "Choose another function."));
    }

    private static String tag(int revision) {
        return "\"" + revision + "\"";
    }
}
