package io.slotkeeper.policy;

import static io.slotkeeper.policy.ListDesk.LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.messaging.Republisher;
import io.slotkeeper.messaging.RetentionRule;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a published version affects: each is told once, and keeps what it has. */
@QuarkusTest
@TestProfile(OwnInstallation.class)
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class AffectedTest {

    private static final String AFFECTED = "slotkeeper.policy.assignment-affected.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final World world = new World();

    @Inject
    Racks racks;

    @Inject
    Tables tables;

    @Inject
    @Any
    Instance<Republisher> republishers;

    @Inject
    @Any
    Instance<RetentionRule> retention;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aClaimOnACardThatIsBannedIsToldOnceAndAgainWhenThatIsTakenBack() {
        racks.stand("esx-told", 1, 2, "1af4", "1001");
        int certified = Racks.publish("1af4", "1001", "CERTIFIED");
        String claim = racks.claim("esx-told", 1, 1, "default").get(0);
        String theirs = World.newAssignment();
        racks.hears(Racks.claimed(theirs, "esx-told-00", Racks.address(1), "others"));

        int banned = Racks.publish("1af4", "1001", "BANNED");

        ReceivedEvent told = told(claim, banned);
        assertThat(ContractFiles.of("policy").violations(AFFECTED, told.json())).isEmpty();
        assertThat(told.json().get("effect").asText()).isEqualTo("DENIED");
        assertThat(told.json().at("/from/version").asInt()).isEqualTo(certified);
        assertThat(told.json().at("/to/outcome").asText()).isEqualTo("DENIED");
        assertThat(told.json().at("/added/0/code").asText()).isEqualTo("banned");
        assertThat(told.json().get("requester").asText()).isEqualTo("local-requester");
        assertThat(told.json().get("actor").asText()).isEqualTo("local-admin");
        assertThat(told.json().get("state").asText()).isEqualTo("ATTACHED");
        assertThat(told.json().get("message").asText())
                .startsWith("By version " + banned + " of the support list what vm-")
                .contains("ruled out")
                .endsWith("Nothing was taken away.");
        affected(banned)
                .body("complete", equalTo(true))
                .body("byEffect.DENIED", equalTo(2))
                .body("ofOtherProjects", equalTo(1))
                .body("items.assignment", contains(claim))
                .body("items[0].effect", equalTo("DENIED"));
        assertThat(told(theirs, banned).json().get("project").asText()).isEqualTo("others");

        int rolledBack = ListDesk.rollBack(certified).statusCode(201).extract().path("version");
        assertThat(told(claim, rolledBack).json().get("effect").asText()).isEqualTo("ADMITTED");
        assertThat(events(claim)).hasSize(2);
        assertThat(tables.texts(
                        "select hold ->> 'tentative' from assignment_seen where assignment = cast(? as uuid)", claim))
                .as("claims stay")
                .containsExactly("false");
    }

    @Test
    void manyAreToldInBatchesEachOnce() {
        racks.stand("esx-batches", 5, 60, "1af4", "1002");
        Racks.publish("1af4", "1002", "EXPERIMENTAL");
        List<String> claims = racks.claim("esx-batches", 5, 250, "default");
        int version = Racks.publish("1af4", "1002", "BANNED");
        World.eventually(() -> affected(version)
                .body("complete", equalTo(true))
                .body("judged", equalTo(250))
                .body("skipped", equalTo(0))
                .body("total", equalTo(250)));
        Set<String> mine = Set.copyOf(claims);
        List<ReceivedEvent> events = await().atMost(PATIENCE)
                .until(
                        () -> world.kafka.read(World.VERDICTS).stream()
                                .filter(event -> event.type().equals(AFFECTED) && mine.contains(event.key()))
                                .filter(event -> event.json().at("/to/version").asInt() == version)
                                .toList(),
                        found -> found.size() >= 250);
        assertThat(events.stream().map(ReceivedEvent::key).collect(Collectors.toSet()))
                .isEqualTo(mine);
        assertThat(events).hasSize(250);

        secondLook(version);
        assertThat(tables.texts("select assignment from affected_assignment where version = ?", version))
                .hasSize(250);
    }

    @Test
    void whatTheNewVersionJudgedIsNotToldButWhatTheOldOneJudgedAndIsHeardOfLate() {
        racks.stand("esx-late", 1, 2, "1af4", "1003");
        Racks.publish("1af4", "1003", "EXPERIMENTAL");
        String late = World.newAssignment();
        world.ask(World.question(late, "esx-late-00", "vm-late", Racks.address(0)));
        world.verdict(late, 1);
        int version = Racks.publish("1af4", "1003", "BANNED");
        String judged = World.newAssignment();
        world.ask(World.question(judged, "esx-late-00", "vm-judged", Racks.address(1)));
        world.verdict(judged, 1);
        World.eventually(() -> affected(version).body("complete", equalTo(true)).body("total", equalTo(0)));

        racks.hears(Racks.claimed(late, "esx-late-00", Racks.address(0), "default"));
        racks.hears(Racks.claimed(judged, "esx-late-00", Racks.address(1), "default"));
        secondLook(version);

        assertThat(tables.texts("select assignment from affected_assignment where version = ?", version))
                .containsExactly(late);
        told(late, version);
        assertThat(events(judged)).isEmpty();
    }

    @Test
    void aLostTopicTellsTheSameOnceMore() {
        racks.stand("esx-lost", 1, 1, "1af4", "1004");
        String claim = racks.claim("esx-lost", 1, 1, "default").get(0);
        int version = Racks.publish("1af4", "1004", "BANNED");
        ReceivedEvent first = told(claim, version);

        Republisher republisher = republishers.stream()
                .filter(found -> found.topic().equals(World.VERDICTS))
                .findFirst()
                .orElseThrow();
        String after = null;
        do {
            String from = after;
            after = QuarkusTransaction.requiringNew().call(() -> republisher.republish(from, Instant.EPOCH, 50));
        } while (after != null);

        List<ReceivedEvent> both = await().atMost(PATIENCE).until(() -> events(claim), found -> found.size() == 2);
        assertThat(both.get(1).id()).isEqualTo(first.id());
        assertThat(both.get(1).json()).isEqualTo(first.json());
    }

    @Test
    void whatWasToldIsHistory() {
        racks.stand("esx-history", 1, 1, "1af4", "1005");
        String claim = racks.claim("esx-history", 1, 1, "default").get(0);
        int version = Racks.publish("1af4", "1005", "BANNED");
        told(claim, version);
        assertThatThrownBy(() -> tables.update("delete from affected_assignment where version = ?", version))
                .hasMessageContaining("permission denied");
        retention.stream()
                .filter(rule -> rule.name().equals("affected-assignments"))
                .forEach(rule -> QuarkusTransaction.requiringNew().call(() -> rule.purge(Duration.ZERO, 1_000)));
        affected(version).body("items.assignment", contains(claim));
    }

    @Test
    void theFirstVersionAffectedNobodyAndUnknownOnesAreUnknown() {
        ListDesk.problem(get(1), 404, "support-list-version-unknown");
        ListDesk.problem(get(9_999), 404, "support-list-version-unknown");
    }

    private void secondLook(int version) {
        tables.update("update support_list_review set not_before = now() where version = ?", version);
        await().atMost(PATIENCE)
                .until(
                        () -> tables.texts(
                                "select finished_at::text from support_list_review where version = ?", version),
                        finished -> finished.get(0) != null);
    }

    private static ValidatableResponse get(int version) {
        return World.as("viewer")
                .get(LIST + "/versions/" + version + "/affected")
                .then();
    }

    private static ValidatableResponse affected(int version) {
        return get(version).statusCode(200);
    }

    private ReceivedEvent told(String assignment, int version) {
        return world.kafka.await(
                World.VERDICTS,
                event -> event.key().equals(assignment)
                        && event.type().equals(AFFECTED)
                        && event.json().at("/to/version").asInt() == version);
    }

    private List<ReceivedEvent> events(String assignment) {
        return world.kafka.read(World.VERDICTS).stream()
                .filter(event -> event.key().equals(assignment) && event.type().equals(AFFECTED))
                .toList();
    }
}
