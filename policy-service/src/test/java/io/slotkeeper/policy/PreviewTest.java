package io.slotkeeper.policy;

import static io.slotkeeper.policy.ListDesk.DRAFTS;
import static io.slotkeeper.policy.ListDesk.LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.messaging.testing.CountingDriver;
import io.slotkeeper.messaging.testing.CountingDriver.Count;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.policy.application.preview.Preview;
import io.slotkeeper.policy.application.preview.PreviewSupportList;
import io.slotkeeper.policy.application.support.ListChoice;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a list would affect, told before anybody is. */
@QuarkusTest
@TestProfile(OwnInstallation.class)
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class PreviewTest {

    private static final Logger LOG = Logger.getLogger(PreviewTest.class);

    @Inject
    Racks racks;

    @Inject
    Tables tables;

    @Inject
    PreviewSupportList previews;

    @Test
    void devicesClaimsAndRequestsAreToldAndNothingIsChanged() {
        racks.stand("esx-pv", 2, 3, "1af4", "0001");
        Racks.publish("1af4", "0001", "CERTIFIED");
        String claim = racks.claim("esx-pv", 1, 1, "default").get(0);
        String waiting = World.newAssignment();
        ObjectNode tentative = Racks.claimed(waiting, "esx-pv-00", Racks.address(1), "default");
        tentative.put("state", "AWAITING_CONSENT");
        ((ObjectNode) tentative.get("hold")).put("kind", "TENTATIVE");
        racks.hears(tentative);
        String theirs = World.newAssignment();
        racks.hears(Racks.claimed(theirs, "esx-pv-01", Racks.address(0), "others"));
        int inForce = ListDesk.inForce();
        String draft = Racks.draft("1af4", "0001", "BANNED");

        ValidatableResponse preview = preview(draft, "?limit=1").statusCode(200).header("ETag", "\"2\"");

        preview.body("snapshot.draft", equalTo(draft))
                .body("snapshot.revision", equalTo(2))
                .body("snapshot.inForce", equalTo(inForce))
                .body("snapshot.version", equalTo(inForce + 1))
                .body("snapshot.behind", equalTo(false))
                .body("snapshot.asOf", notNullValue());
        preview.body("devices.total", equalTo(6))
                .body("devices.byShift", equalTo(Map.of("TIER", 6)))
                .body("devices.byTier", contains(Map.of("from", "CERTIFIED", "to", "BANNED", "devices", 6)))
                .body("devices.items", hasSize(1))
                .body("devices.items[0].host", equalTo("esx-pv-00"))
                .body("devices.items[0].function", equalTo(Racks.address(0)))
                .body("devices.items[0].ids", equalTo("1af4:0001"))
                .body("devices.items[0].from.standing", equalTo("CERTIFIED"))
                .body("devices.items[0].to.standing", equalTo("BANNED"))
                .body("devices.items[0].to.entry", equalTo("rack-1af4-0001"))
                .body("devices.next", equalTo("esx-pv-00/" + Racks.address(0)));
        preview.body("claims.total", equalTo(2))
                .body("claims.ofOtherProjects", equalTo(1))
                .body("claims.byEffect", equalTo(Map.of("DENIED", 2)))
                .body("claims.items.assignment", contains(claim))
                .body("claims.items[0].requester", equalTo("local-requester"))
                .body("claims.items[0].state", equalTo("ATTACHED"))
                .body("claims.items[0].to", equalTo("DENIED"))
                .body("claims.items[0].added.code", contains("banned"))
                .body("claims.items[0].removed.code", contains("listed-certified"))
                .body("claims.next", nullValue());
        preview.body("requests.total", equalTo(1))
                .body("requests.items.assignment", contains(waiting))
                .body("requests.items[0].hold", equalTo("TENTATIVE"));
        assertThat(preview.extract().asString()).doesNotContain(theirs);

        assertThat(ListDesk.inForce()).isEqualTo(inForce);
        ListDesk.get("/drafts/" + draft).body("draft.revision", equalTo(2));
        assertThat(tables.texts("select assignment from affected_assignment where assignment = cast(? as uuid)", claim))
                .isEmpty();
        ListDesk.delete(draft);
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepetitions() {
        racks.stand("esx-pages", 3, 4, "1af4", "0002");
        Racks.publish("1af4", "0002", "EXPERIMENTAL");
        List<String> claims = racks.claim("esx-pages", 3, 7, "default");
        String draft = Racks.draft("1af4", "0002", "BANNED");

        assertThat(pages(draft, "devices", "function", 5)).hasSize(12);
        assertThat(pages(draft, "claims", "assignment", 3)).containsExactlyInAnyOrderElementsOf(claims);
        assertThat(pages(draft, "requests", "assignment", 3)).isEmpty();
        ListDesk.delete(draft);
    }

    @Test
    void aDraftThatSaysTheSameAffectsNobody() {
        racks.stand("esx-same", 1, 2, "1af4", "0003");
        racks.claim("esx-same", 1, 2, "default");
        String draft = ListDesk.draft("the same");
        preview(draft, "")
                .statusCode(200)
                .body("devices.total", equalTo(0))
                .body("devices.items", hasSize(0))
                .body("claims.judged", equalTo(0))
                .body("claims.total", equalTo(0))
                .body("requests.total", equalTo(0));
        ListDesk.delete(draft);
    }

    @Test
    void aCardThatIsNoLongerListedNeedsAConsentAndOneThatIsAgainDoesNot() {
        racks.stand("esx-less", 1, 1, "1af4", "0004");
        int listed = Racks.publish("1af4", "0004", "EXPERIMENTAL");
        String claim = racks.claim("esx-less", 1, 1, "default").get(0);
        String draft = Racks.draft("1af4", "0004", "NEAR");
        preview(draft, "")
                .body("claims.items.find { it.assignment == '" + claim + "' }.effect", equalTo("NEEDS_MORE"))
                .body("claims.items.find { it.assignment == '" + claim + "' }.added.code", contains("unlisted"));
        ListDesk.publish(draft, 2).statusCode(201);

        World.as("admin")
                .get(LIST + "/versions/" + listed + "/preview")
                .then()
                .statusCode(200)
                .body("snapshot.draft", nullValue())
                .body("snapshot.version", equalTo(listed))
                .body("claims.items.find { it.assignment == '" + claim + "' }.effect", equalTo("NEEDS_LESS"))
                .body("devices.byTier", hasItem(Map.of("from", "UNLISTED", "to", "EXPERIMENTAL", "devices", 1)));
    }

    @Test
    void retiredHostsBridgesAndHoldsThatEndedAreLeftOut() {
        racks.stand("esx-left", 2, 2, "1af4", "0005");
        List<String> claims = racks.claim("esx-left", 2, 2, "default");
        ObjectNode ended = Racks.claimed(claims.get(0), "esx-left-00", Racks.address(0), "default");
        ended.put("revision", 99).put("state", "RELEASED").putNull("hold");
        racks.hears(ended);
        tables.update(
                "update host_function set assignable = false where host = 'esx-left-00' and address = ?",
                Racks.address(1));
        tables.update(
                "update host_seen set document = jsonb_set(document, '{retired}', 'true') where host = 'esx-left-01'");
        String draft = Racks.draft("1af4", "0005", "BANNED");
        preview(draft, "")
                .body("devices.total", equalTo(1))
                .body("devices.items.host", contains("esx-left-00"))
                .body("claims.items.assignment", not(hasItem(claims.get(0))));
        ListDesk.delete(draft);
    }

    /** What a host has by its ids follows its reports. */
    @Test
    void aCardThatWasTakenOutIsNotInTheFleetAnyMore() {
        racks.stand("esx-swap", 1, 2, "1af4", "0006");
        ObjectNode later = World.hostState("esx-swap-00", 2);
        World world = new World();
        world.host(later);
        world.close();
        assertThat(tables.texts("select distinct vendor from host_function where host = 'esx-swap-00'"))
                .doesNotContain("1af4")
                .contains("8086");
        assertThat(tables.texts("select count(*) from host_function where host = 'esx-swap-00'"))
                .containsExactly(String.valueOf(later.get("functions").size()));
    }

    @Test
    void tenThousandFunctionsAreComparedByOneStatement() {
        racks.stand("esx-big", 40, 250, "1af4", "0007");
        racks.claim("esx-big", 40, 250, "default");
        UUID draft = UUID.fromString(Racks.draft("1af4", "0007", "BANNED"));
        previews.preview(new ListChoice.OfDraft(draft), "default", 100);

        AtomicReference<Preview> preview = new AtomicReference<>();
        long started = System.nanoTime();
        Count count = CountingDriver.during(() -> preview.set(
                previews.preview(new ListChoice.OfDraft(draft), "default", 100).orElseThrow()));
        LOG.infof("10 000 functions and 250 claims in %d ms: %s", (System.nanoTime() - started) / 1_000_000, count);

        assertThat(preview.get().devices().total()).isEqualTo(10_000);
        assertThat(preview.get().devices().items()).hasSize(100);
        assertThat(preview.get().claims().total()).isEqualTo(250);
        assertThat(preview.get().claims().items()).hasSize(100);
        assertThat(count.of("select h.platform")).as("comparing").isOne();
        assertThat(count.of("select f.host")).as("a page").isOne();
        assertThat(count.statements()).as(count.toString()).isLessThanOrEqualTo(7 + 3 * 9);
        ListDesk.delete(draft.toString());
    }

    @Test
    void whoMayNotPublishSeesNoPreview() {
        String draft = ListDesk.draft("not yours");
        for (String role : List.of("viewer", "requester", "approver", "operator")) {
            World.as(role).get(DRAFTS + draft + "/preview").then().statusCode(403);
        }
        ListDesk.delete(draft);
    }

    @Test
    void whatIsNotThereIsSaid() {
        ListDesk.problem(preview(UUID.randomUUID().toString(), ""), 404, "draft-unknown");
        ListDesk.problem(
                World.as("admin").get(LIST + "/versions/9999/preview").then(), 404, "support-list-version-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=501",
                "/devices?after=esx-07",
                "/devices?after=ESX/0000:06:00.0",
                "/claims?after=esx-07/0000:06:00.0",
                "/requests?after=';--"
            })
    void badPagesAreRefused(String query) {
        String draft = ListDesk.draft("pages");
        ListDesk.problem(preview(draft, query), 400, "invalid-request");
        ListDesk.delete(draft);
    }

    private static ValidatableResponse preview(String draft, String query) {
        return World.as("admin").get(DRAFTS + draft + "/preview" + query).then();
    }

    private static List<String> pages(String draft, String of, String member, int limit) {
        List<String> all = new ArrayList<>();
        String after = null;
        do {
            var request = World.as("admin").queryParam("limit", limit);
            if (after != null) {
                request.queryParam("after", after);
            }
            ValidatableResponse page = request.get(DRAFTS + draft + "/preview/" + of)
                    .then()
                    .statusCode(200)
                    .body("snapshot.revision", equalTo(2));
            List<String> items = page.extract().path("items." + member);
            assertThat(items).hasSizeLessThanOrEqualTo(limit);
            all.addAll(items);
            after = page.extract().path("next");
        } while (after != null);
        return all;
    }
}
