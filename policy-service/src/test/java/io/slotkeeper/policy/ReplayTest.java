package io.slotkeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A verdict of yesterday under the rules of today. */
@QuarkusTest
@TestProfile(OwnInstallation.class)
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class ReplayTest {
    private static final String PORT0 = "0000:06:00.0";

    @Inject
    AgroalDataSource database;

    private final World world = new World();

    /** Other tests of this installation publish lists too. */
    @BeforeEach
    @AfterEach
    void theFoundingListIsInForce() {
        assertThat(ListDesk.rollBack(1).extract().statusCode()).isIn(201, 409);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aNewListShowsWhomItHurtsAndTheOldOneStillGivesTheOldVerdict() {
        int founding = ListDesk.inForce();
        world.host("esx-replay", 3);
        String assignment = World.newAssignment();
        world.ask(World.question(assignment, "esx-replay", "vm-replay", PORT0));
        String verdict = world.verdict(assignment, 1).json().at("/verdict/id").textValue();
        replay(verdict, "CURRENT").body("same", equalTo(true)).body("replayed.id", equalTo(verdict));

        String draft = ListDesk.draft("without the 82598");
        ListDesk.at(1)
                .body(Map.of(
                        "tier",
                        "BANNED",
                        "name",
                        "a card that loses its link",
                        "pattern",
                        Map.of("vendor", "8086", "device", "10c6"),
                        "platforms",
                        List.of("ESX")))
                .put(ListDesk.DRAFTS + draft + "/entries/a-ban")
                .then()
                .statusCode(200);
        ListDesk.publish(draft, 2).statusCode(201);

        replay(verdict, "CURRENT")
                .body("same", equalTo(false))
                .body("recordedWith.supportList", equalTo(founding))
                .body("replayed.versions.supportList", equalTo(founding + 1))
                .body("difference.outcome.before", equalTo("NEEDS_CONSENT"))
                .body("difference.outcome.after", equalTo("DENIED"))
                .body("difference.added.code", contains("banned"))
                .body("difference.removed.code", hasItem("listed-experimental"))
                .body("difference.limit", nullValue());
        replay(verdict, "RECORDED")
                .body("same", equalTo(true))
                .body("difference.outcome", nullValue())
                .body("difference.changed", empty());
        World.as("viewer")
                .get("/api/policy/v1/verdicts/" + verdict)
                .then()
                .body("verdict.outcome", equalTo("NEEDS_CONSENT"));
    }

    @Test
    void whatIsNotThereOrNotAskedRightIsAProblem() {
        String nobody = "00000000-0000-7000-8000-000000000000";
        World.as("viewer")
                .get("/api/policy/v1/verdicts/" + nobody + "/replay")
                .then()
                .statusCode(404)
                .body("code", equalTo("verdict-unknown"));
        World.as("viewer")
                .get("/api/policy/v1/verdicts/" + nobody + "/replay?rules=BETTER")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    @Test
    void rulesOfThenAreFoundWhereTheyWereKeptAndMissedWhereNot() throws SQLException {
        world.host("esx-kept", 3);
        String assignment = World.newAssignment();
        world.ask(World.question(assignment, "esx-kept", "vm-kept", PORT0));
        String verdict = world.verdict(assignment, 1).json().at("/verdict/id").textValue();
        int then = ProfileDesk.inForce();
        ProfileDesk.put(then, profiles -> ProfileDesk.maximum(profiles, "esx-4.0", 0))
                .statusCode(201);

        replay(verdict, "RECORDED").body("same", equalTo(true));
        replay(verdict, "CURRENT")
                .body("same", equalTo(false))
                .body("difference.added.code", contains("limit-exceeded"))
                .body("replayed.versions.platformProfiles", equalTo(then + 1));
        ProfileDesk.rollBack(then).statusCode(201);
        for (String ruleset : List.of("platformProfilesVersion", "supportListVersion")) {
            String orphan = copy(verdict, ruleset, 99);
            World.as("viewer")
                    .get("/api/policy/v1/verdicts/" + orphan + "/replay?rules=RECORDED")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("ruleset-gone"))
                    .body("detail", containsString("version 99"));
            replay(orphan, "CURRENT");
        }
    }

    /** The same verdict for another assignment, made with another version of a ruleset. */
    private String copy(String verdict, String ruleset, int version) throws SQLException {
        String copy = World.newAssignment();
        execute("insert into verdict (id, assignment, attempt, project, actor, host, vm, outcome, verdict, facts)"
                + " select '" + copy + "', '" + copy + "', 1, project, actor, host, vm, outcome, verdict,"
                + " jsonb_set(facts, '{" + ruleset + "}', '" + version + "') from verdict where id = '" + verdict
                + "'");
        return copy;
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static ValidatableResponse replay(String verdict, String rules) {
        return World.as("viewer")
                .get("/api/policy/v1/verdicts/" + verdict + "/replay?rules=" + rules)
                .then()
                .statusCode(200);
    }
}
