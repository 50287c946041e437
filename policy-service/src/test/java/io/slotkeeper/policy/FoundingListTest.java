package io.slotkeeper.policy;

import static io.slotkeeper.policy.ListDesk.get;
import static io.slotkeeper.policy.ListDesk.publish;
import static io.slotkeeper.policy.ListDesk.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.Ruleset;
import io.slotkeeper.policy.application.support.FoundSupportList;
import io.slotkeeper.policy.application.support.FoundingList;
import io.slotkeeper.policy.domain.support.Entries;
import io.slotkeeper.policy.domain.support.ListEntry;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list that comes with a release founds an installation, and never overwrites what a site has published. */
@QuarkusTest
@TestProfile(OwnInstallation.class)
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class FoundingListTest {

    @Inject
    FoundSupportList arrival;

    @Inject
    Rulebooks rulebooks;

    @Test
    void theFirstVersionIsTheOneThatCameWithTheRelease() {
        get("/versions/1")
                .statusCode(200)
                .body("name", equalTo("founding list"))
                .body("actor", equalTo("slotkeeper"))
                .body("entries", hasSize(31));
    }

    @Test
    void theSameReleaseAgainChangesNothing() {
        int before = ListDesk.inForce();
        int drafts = get("/drafts").extract().path("items.size()");
        arrival.arrive(rulebooks.founding());
        assertThat(ListDesk.inForce()).isEqualTo(before);
        get("/drafts").body("items", hasSize(drafts));
    }

    @Test
    void aNewerFoundingListBecomesADraftThatKeepsWhatTheSiteHasChanged() {
        int before = ListDesk.inForce();
        String site = ListDesk.draft("site");
        put(site, 1, "broadcom-57711", "BANNED").statusCode(200);
        put(site, 2, "of-the-site", "CERTIFIED").statusCode(200);
        publish(site, 3).statusCode(201);
        int inForce = ListDesk.inForce();
        assertThat(inForce).isEqualTo(before + 1);

        SupportList first = rulebooks.founding().list();
        List<ListEntry> entries = new ArrayList<>(first.entries());
        entries.removeIf(entry -> entry.id().equals("qlogic-qla25xx"));
        entries.replaceAll(entry -> entry.id().equals("broadcom-57711")
                ? Entries.entry("id=broadcom-57711 tier=CERTIFIED vendor=14e4 device=164f")
                : entry);
        entries.add(Entries.entry("id=of-the-release tier=NEAR vendor=1 device=2"));
        FoundingList newer = new FoundingList(
                new Ruleset(Rulebooks.SUPPORT_LIST, 2, entries.size(), "sha256:" + "0".repeat(64), "{}"),
                first.with(entries).asVersion(2));
        arrival.arrive(newer);
        arrival.arrive(newer);

        assertThat(ListDesk.inForce()).isEqualTo(inForce);
        get("/drafts").body("items", hasSize(1)).body("items[0].createdBy", equalTo("slotkeeper"));
        String draft = get("/drafts").extract().path("items[0].id");
        get("/drafts/" + draft + "/diff")
                .body("draft.basedOn", equalTo(inForce))
                .body("diff.added.id", equalTo(List.of("of-the-release")))
                .body("diff.removed.id", equalTo(List.of("qlogic-qla25xx")))
                .body("diff.changed", hasSize(0));
        get("/drafts/" + draft)
                .body("list.entries.id", hasItem("of-the-site"))
                .body("list.entries.find { it.id == 'broadcom-57711' }.tier", equalTo("BANNED"));
        ListDesk.delete(draft);
        ListDesk.rollBack(before).statusCode(201);
    }
}
