package io.slotkeeper.policy;

import static io.slotkeeper.policy.ListDesk.DRAFTS;
import static io.slotkeeper.policy.ListDesk.HEADER;
import static io.slotkeeper.policy.ListDesk.LIST;
import static io.slotkeeper.policy.ListDesk.csv;
import static io.slotkeeper.policy.ListDesk.get;
import static io.slotkeeper.policy.ListDesk.problem;
import static io.slotkeeper.policy.ListDesk.publish;
import static io.slotkeeper.policy.ListDesk.put;
import static io.slotkeeper.policy.ListDesk.rollBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import io.slotkeeper.policy.application.Attempt;
import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.StoredVerdict;
import io.slotkeeper.policy.application.VerdictDocument;
import io.slotkeeper.policy.application.VerdictLog;
import io.slotkeeper.policy.application.support.SupportLists;
import io.slotkeeper.policy.domain.rules.RuleBook;
import io.slotkeeper.policy.domain.support.SupportList;
import io.slotkeeper.policy.domain.verdict.Severities;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator maintains the support list over HTTP, and verdicts follow. */
@QuarkusTest
@TestProfile(OwnInstallation.class)
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class SupportListApiTest {

    private static final String PORT0 = "0000:06:00.0";
    private static final String RULESETS = "slotkeeper.policy.rulesets";

    private World world;

    @Inject
    Rulebooks rulebooks;

    @Inject
    VerdictLog log;

    @Inject
    SupportLists lists;

    @Inject
    Tables tables;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void open() {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void fromATableWithThreeWrongLinesToAVersionThatIsRolledBack() {
        int before = ListDesk.inForce();
        world.host("esx-listed", 3);
        String draft = ListDesk.draft("after the audit");
        String wrong = HEADER + "site-a,BANNED,The 82598,8086,10c6,ESX,\n" + "site-b,GOLD,b,8086,1,ESX,\n"
                + "site-c,NEAR,c,80867,2,ESX,\n" + "site-d,NEAR,d,8086,3,ESX,yesterday\n";
        problem(csv(draft, 1, "", wrong), 422, "import-refused")
                .body("report.refused", equalTo(3))
                .body("report.lines.line", contains(3, 4, 5))
                .body("report.lines.entry", contains("site-b", "site-c", "site-d"))
                .body("report.lines.code", contains("bad-tier", "bad-hex", "bad-date"))
                .body("report.lines.message", hasItem(containsString("2026-11-23")));
        get("/drafts/" + draft).body("draft.revision", equalTo(1)).body("list.entries.id", not(hasItem("site-a")));

        String right =
                wrong.replace("GOLD", "certified").replace("80867", "0x8086").replace("yesterday", "2026-11-20");
        csv(draft, 1, "?dryRun=true", right)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("dryRun", equalTo(true))
                .body("report.added", equalTo(4));
        csv(draft, 1, "?mode=merge", right)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("report.lines.result", equalTo(List.of("ADDED", "ADDED", "ADDED", "ADDED")));
        csv(draft, 2, "", right).statusCode(200).header("ETag", "\"2\"").body("report.unchanged", equalTo(4));
        get("/drafts/" + draft + "/diff")
                .body("diff.added.id", hasItems("site-a", "site-b", "site-c", "site-d"))
                .body("diff.removed", hasSize(0))
                .body("inForce", equalTo(before));

        publish(draft, 2)
                .statusCode(201)
                .header("Location", endsWith(LIST + "/versions/" + (before + 1)))
                .body("version", equalTo(before + 1))
                .body("basedOn", equalTo(before))
                .body("actor", equalTo("local-admin"))
                .body("comment", equalTo("because"));
        problem(get("/drafts/" + draft), 404, "draft-unknown");
        announced(before + 1);
        World.evaluate("esx-listed", "vm-1", PORT0)
                .body("outcome", equalTo("DENIED"))
                .body("versions.supportList", equalTo(before + 1))
                .body("findings.find { it.code == 'banned' }.parameters.entry", equalTo("site-a"))
                .body("findings.find { it.code == 'banned' }.parameters.listVersion", equalTo(before + 1));
        get("/versions/" + (before + 1) + "/diff").body("added", hasSize(4)).body("changed", hasSize(0));

        rollBack(before)
                .statusCode(201)
                .body("version", equalTo(before + 2))
                .body("rolledBackTo", equalTo(before))
                .body("basedOn", equalTo(before + 1));
        announced(before + 2);
        World.evaluate("esx-listed", "vm-1", PORT0)
                .body("versions.supportList", equalTo(before + 2))
                .body("findings.code", hasItem("listed-experimental"));
        get("/versions/" + (before + 2) + "/diff?against=" + before).body("added", hasSize(0));
        get("/versions?limit=2")
                .body("items.version", contains(before + 2, before + 1))
                .body("next", equalTo(String.valueOf(before + 1)));
        problem(rollBack(before), 409, "nothing-to-publish");
        problem(rollBack(before + 99), 404, "support-list-version-unknown");
        get("/history?limit=4")
                .body("items.what", contains("ROLLED_BACK", "PUBLISHED", "IMPORTED", "DRAFT_CREATED"))
                .body("items.actor", equalTo(List.of("local-admin", "local-admin", "local-admin", "local-admin")))
                .body("next", notNullValue());
    }

    private void announced(int version) {
        ReceivedEvent event = world.kafka.await(
                RULESETS,
                found -> found.key().equals("support-list")
                        && found.json().get("version").asInt() == version);
        assertThat(ContractFiles.of("policy").violations(ContractTest.RULESET, event.json()))
                .isEmpty();
    }

    @Test
    void nobodyOverwritesWhatHeHasNotSeen() {
        String draft = ListDesk.draft("two at it");
        String entry = DRAFTS + draft + "/entries/two";
        problem(World.as("admin").body(Map.of()).put(entry).then(), 428, "precondition-required");
        problem(World.as("admin").delete(entry).then(), 428, "precondition-required");
        problem(World.as("admin").delete(DRAFTS + draft).then(), 428, "precondition-required");
        problem(World.as("admin").post(DRAFTS + draft + "/rebase").then(), 428, "precondition-required");
        problem(World.as("admin").header("If-Match", "mine").delete(entry).then(), 400, "invalid-request");
        put(draft, 1, "two", "BANNED").statusCode(200).header("ETag", "\"2\"").body("revision", equalTo(2));
        problem(put(draft, 1, "two", "NEAR"), 412, "precondition-failed").body("revision", equalTo(2));
        problem(publish(draft, 1), 412, "precondition-failed");
        problem(csv(draft, 1, "", HEADER + "x,NEAR,x,1,1,ESX,\n"), 412, "precondition-failed");
        problem(ListDesk.at(1).delete(DRAFTS + draft).then(), 412, "precondition-failed");
        problem(ListDesk.at(2).delete(DRAFTS + draft + "/entries/none").then(), 404, "entry-unknown");
        ListDesk.at(2).delete(entry).then().statusCode(200).header("ETag", "\"3\"");
        problem(publish(draft, 3), 409, "nothing-to-publish");
        ListDesk.delete(draft);
    }

    @Test
    void twoAtOnceAndOneOfThemIsTold() throws Exception {
        int before = ListDesk.inForce();
        String one = ListDesk.draft("one");
        String other = ListDesk.draft("other");
        put(one, 1, "race-one", "NEAR").statusCode(200);
        put(other, 1, "race-other", "NEAR").statusCode(200);

        assertThat(statuses(
                        () -> put(one, 2, "race-one", "BANNED").extract().response(),
                        () -> put(one, 2, "race-one", "CERTIFIED").extract().response()))
                .containsExactlyInAnyOrder(200, 412);
        assertThat(statuses(
                        () -> publish(one, 3).extract().response(),
                        () -> publish(other, 2).extract().response()))
                .containsExactlyInAnyOrder(201, 409);
        assertThat(ListDesk.inForce()).isEqualTo(before + 1);
        List<String> left = get("/drafts").extract().path("items.id");
        left.retainAll(List.of(one, other));
        assertThat(left).hasSize(1);
        ListDesk.delete(left.get(0));
    }

    @SafeVarargs
    private static List<Integer> statuses(Callable<Response>... calls) throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(calls.length);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Response> answer : hands.invokeAll(List.of(calls))) {
                statuses.add(answer.get().statusCode());
            }
            return statuses;
        } finally {
            hands.shutdown();
        }
    }

    @Test
    void aDraftThatIsBehindIsRebased() {
        int before = ListDesk.inForce();
        String late = ListDesk.draft("late");
        put(late, 1, "late-only", "NEAR").statusCode(200);
        put(late, 2, "both", "CERTIFIED").statusCode(200);
        String early = ListDesk.draft("early");
        put(early, 1, "early-only", "NEAR").statusCode(200);
        put(early, 2, "both", "BANNED").statusCode(200);
        publish(early, 3).statusCode(201);

        problem(publish(late, 3), 409, "draft-behind")
                .body("basedOn", equalTo(before))
                .body("inForce", equalTo(before + 1))
                .body("diff", equalTo(DRAFTS + late + "/diff"))
                .body("rebase", equalTo(DRAFTS + late + "/rebase"));
        get("/drafts/" + late + "/diff")
                .body("diff.removed.id", contains("early-only"))
                .body("diff.changed.id", contains("both"))
                .body("diff.changed[0].old.tier", equalTo("BANNED"))
                .body("diff.changed[0].now.tier", equalTo("CERTIFIED"));
        problem(ListDesk.at(3).post(DRAFTS + late + "/rebase").then(), 409, "draft-conflicts")
                .body("conflicts.entry", contains("both"))
                .body("conflicts[0].base", nullValue())
                .body("conflicts[0].draft.tier", equalTo("CERTIFIED"))
                .body("conflicts[0].inForce.tier", equalTo("BANNED"));
        ListDesk.at(3)
                .post(DRAFTS + late + "/rebase?prefer=IN_FORCE")
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("draft.basedOn", equalTo(before + 1))
                .body("conflicts.entry", contains("both"));
        publish(late, 4).statusCode(201).body("version", equalTo(before + 2));
        get("").body("entries.id", hasItems("late-only", "early-only", "both"))
                .body("entries.find { it.id == 'both' }.tier", equalTo("BANNED"));
        rollBack(before).statusCode(201);
    }

    @Test
    void whatTheListSaysOfItselfAndOneEntryAreWrittenToo() {
        String draft = ListDesk.draft("about");
        Map<String, String> about = Map.of("name", "our list", "source", "our lab", "lastChecked", "2026-11-20");
        ListDesk.at(1)
                .body(about)
                .put(DRAFTS + draft + "/about")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        get("/drafts/" + draft + "/diff").body("diff.about.now.source", equalTo("our lab"));
        problem(
                ListDesk.at(2)
                        .body(Map.of("name", "x", "source", "y"))
                        .put(DRAFTS + draft + "/about")
                        .then(),
                400,
                "invalid-request");
        problem(
                        ListDesk.at(2)
                                .body(Map.of("tier", "GOLD", "name", "x", "platforms", List.of("ESX")))
                                .put(DRAFTS + draft + "/entries/Bad")
                                .then(),
                        422,
                        "entry-refused")
                .body("faults.code", contains("bad-id", "bad-tier", "missing-value", "missing-value"));
        ListDesk.delete(draft);
    }

    @Test
    void whatIsExportedIsImportedUnchanged() {
        String draft = ListDesk.draft("export");
        put(draft, 1, "formula", "NEAR").statusCode(200);
        for (String path : new String[] {"/export", "/drafts/" + draft + "/export"}) {
            String csv = World.as("viewer")
                    .accept("text/csv")
                    .get(LIST + path)
                    .then()
                    .statusCode(200)
                    .contentType("text/csv")
                    .header("Content-Disposition", containsString(".csv"))
                    .extract()
                    .asString();
            csv(draft, 2, "?mode=merge", csv)
                    .statusCode(200)
                    .body("report.changed", equalTo(0))
                    .body("report.added", equalTo(0));
            String document = World.as("viewer")
                    .accept("application/json")
                    .get(LIST + path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            ListDesk.at(2)
                    .body(document)
                    .post(DRAFTS + draft + "/import")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("report.refused", equalTo(0))
                    .body("report.lines.result.unique()", contains("UNCHANGED"));
        }
        csv(draft, 2, "?mode=replace", HEADER + "only,NEAR,x,1,1,ESX,\n")
                .statusCode(200)
                .body("report.added", equalTo(1))
                .body("report.removed", hasItem("formula"));
        get("/drafts/" + draft).body("list.entries.id", contains("only"));
        ListDesk.delete(draft);
    }

    @Test
    void aVersionThatAnotherInstancePublishedCountsFromItsCommitOn() {
        world.host("esx-agree", 3);
        int before = ListDesk.inForce();
        World.evaluate("esx-agree", "vm-1", PORT0).body("versions.supportList", equalTo(before));
        tables.update(
                """
                insert into support_list_version (version, digest, entries, document, actor, comment, based_on, published_at)
                select version + 1, 'sha256:another', entries, document, 'ann', 'elsewhere', version, now()
                  from support_list_version where version = ?
                """,
                before);
        World.evaluate("esx-agree", "vm-1", PORT0).body("versions.supportList", equalTo(before + 1));
        get("").body("version", equalTo(before + 1)).body("actor", equalTo("ann"));
    }

    @Test
    void aVerdictOfOldIsUnderstoodByTheVersionOfThen() throws Exception {
        world.host("esx-then", 3);
        int then = ListDesk.inForce();
        String assignment = World.newAssignment();
        world.ask(World.question(assignment, "esx-then", "vm-then", PORT0));
        assertThat(world.verdict(assignment, 1)
                        .json()
                        .at("/verdict/versions/supportList")
                        .asInt())
                .isEqualTo(then);
        String draft = ListDesk.draft("afterwards");
        put(draft, 1, "then", "BANNED").statusCode(200);
        publish(draft, 2).statusCode(201);

        StoredVerdict stored = QuarkusTransaction.requiringNew()
                .call(() -> log.given(Set.of(new Attempt(assignment, 1)))
                        .values()
                        .iterator()
                        .next());
        SupportList list = QuarkusTransaction.requiringNew()
                .call(() -> lists.find(stored.facts().supportListVersion()).orElseThrow());
        VerdictDocument again = QuarkusTransaction.requiringNew()
                .call(() -> VerdictDocument.of(new RuleBook(
                                Severities.withOverrides(stored.facts().severities()))
                        .evaluate(
                                stored.verdict().id(),
                                stored.facts().toFacts(rulebooks.inForce().with(list)))));
        JsonNode replayed = json.readTree(json.writeValueAsString(again));
        assertThat(replayed).isEqualTo(json.readTree(json.writeValueAsString(stored.verdict())));
        rollBack(then).statusCode(201);
    }

    @Test
    void onlyAdministratorsWriteAndDraftsAreBounded() {
        problem(World.as("operator").body(Map.of("name", "mine")).post(DRAFTS).then(), 403, "forbidden");
        problem(World.as("admin").body(Map.of("name", " ")).post(DRAFTS).then(), 400, "invalid-request");
        problem(
                World.as("admin")
                        .body(Map.of("name", "x", "from", 4711))
                        .post(DRAFTS)
                        .then(),
                404,
                "support-list-version-unknown");
        int there = get("/drafts").extract().path("items.size()");
        List<String> drafts = new ArrayList<>();
        for (int i = there; i < 64; i++) {
            drafts.add(ListDesk.draft("one of many"));
        }
        problem(World.as("admin").body(Map.of("name", "one more")).post(DRAFTS).then(), 409, "too-many-drafts");
        drafts.forEach(ListDesk::delete);
    }
}
