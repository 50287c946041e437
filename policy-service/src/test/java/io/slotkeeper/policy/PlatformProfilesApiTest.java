package io.slotkeeper.policy;

import static io.slotkeeper.policy.ListDesk.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.policy.application.profiles.TakeReleasedProfiles;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Platform profiles as an administrator maintains them. */
@QuarkusTest
@TestProfile(OwnInstallation.class)
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class PlatformProfilesApiTest {

    @Inject
    TakeReleasedProfiles arrival;

    @Inject
    Tables tables;

    private final World world = new World();

    @BeforeEach
    @AfterEach
    void thoseOfTheReleaseAreInForce() {
        assertThat(ProfileDesk.rollBack(1).extract().statusCode()).isIn(201, 409);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theFirstVersionIsTheOneThatCameWithTheRelease() {
        ProfileDesk.get("/versions/1")
                .statusCode(200)
                .body("actor", equalTo("slotkeeper"))
                .body("release", equalTo(2))
                .body("basedOn", nullValue())
                .body("profiles.id", hasItem("esxi-6.7-u1"))
                .body("profiles[1].kinds.FIXED.features.VMOTION.source", containsString("vSphere 4.0 U1"));
    }

    @Test
    void whatIsPutIsInForceAtOnceIsToldAndIsHistory() {
        int before = ProfileDesk.inForce();
        ProfileDesk.put(before, profiles -> ProfileDesk.maximum(profiles, "esx-4.0", 1))
                .statusCode(201)
                .header("ETag", equalTo("\"" + (before + 1) + "\""))
                .header("Location", containsString("/platform-profiles/versions/" + (before + 1)))
                .body("version", equalTo(before + 1))
                .body("comment", equalTo("as our lab found"))
                .body("basedOn", equalTo(before))
                .body("release", nullValue());

        ObjectNode inForce = ProfileDesk.read("");
        assertThat(ProfileDesk.profile(inForce, "esx-4.0").get("version").intValue())
                .isEqualTo(before + 1);
        assertThat(ProfileDesk.profile(inForce, "esx-4.1").get("version").intValue())
                .as("what did not change keeps the version in which it last did")
                .isLessThanOrEqualTo(before);
        world.kafka.await(
                "slotkeeper.policy.rulesets",
                event -> event.key().equals("platform-profiles")
                        && event.json().get("version").intValue() == before + 1);
        ProfileDesk.get("/versions?limit=1")
                .body("items[0].version", equalTo(before + 1))
                .body("items[0].actor", equalTo(inForce.get("actor").textValue()))
                .body("next", equalTo(String.valueOf(before + 1)));

        world.host("esx-put", 3);
        World.as("requester")
                .body(Map.of("host", "esx-put", "vm", "vm-9", "functions", List.of("0000:06:00.0", "0000:06:00.1")))
                .post("/api/policy/v1/evaluations")
                .then()
                .statusCode(200)
                .body("versions.platformProfiles", equalTo(before + 1))
                .body("limit.max", equalTo(1))
                .body("limit.profileVersion", equalTo(before + 1))
                .body("findings.code", hasItem("limit-exceeded"));
    }

    @Test
    void everyWrongPlaceIsNamedAndNothingChanges() {
        int before = ProfileDesk.inForce();
        ProfileDesk.put(before, profiles -> {
                    ObjectNode profile = ProfileDesk.profile(profiles, "esx-3.5");
                    ((ObjectNode) profile.at("/kinds/FIXED/limit")).put("max", -1);
                    ((ObjectNode) profile.at("/kinds/VGPU/features")).remove("HA");
                    ((ObjectNode) profile.at("/kinds/VGPU/features/FT")).put("fate", "GONE");
                    profile.put("colour", "blue");
                })
                .statusCode(422)
                .body("code", equalTo("platform-profiles-refused"))
                .body("faults.path", hasItem("/profiles/0/kinds/FIXED/limit/max"))
                .body("faults.path", hasItem("/profiles/0/kinds/VGPU/features/HA"))
                .body("faults.path", hasItem("/profiles/0/kinds/VGPU/features/FT/fate"))
                .body("faults.path", hasItem("/profiles/0/colour"));
        assertThat(ProfileDesk.inForce()).isEqualTo(before);
    }

    @Test
    void nobodyOverwritesWhatHeHasNotSeen() {
        int before = ProfileDesk.inForce();
        problem(ProfileDesk.put(before - 1, profiles -> {}), 412, "precondition-failed")
                .body("inForce", equalTo(before));
        problem(ProfileDesk.put("seven", ProfileDesk.read("")), 400, "invalid-request");
        problem(
                World.as("admin")
                        .body(ProfileDesk.read("").put("comment", "no If-Match").toString())
                        .put(ProfileDesk.PROFILES)
                        .then(),
                428,
                "precondition-required");
        problem(ProfileDesk.put(before, profiles -> {}), 409, "nothing-to-publish");
        assertThat(ProfileDesk.inForce()).isEqualTo(before);
    }

    @Test
    void badBodiesAreProblems() {
        for (String body :
                List.of("[]", "{", "{\"comment\":\"x\"}", "{\"comment\":\"\",\"guides\":{},\"profiles\":[]}")) {
            problem(
                    World.as("admin")
                            .header("If-Match", "*")
                            .body(body)
                            .put(ProfileDesk.PROFILES)
                            .then(),
                    400,
                    "invalid-request");
        }
        problem(
                World.as("admin")
                        .header("If-Match", "*")
                        .body("{\"comment\":\"x\",\"guides\":{},\"profiles\":7}")
                        .put(ProfileDesk.PROFILES)
                        .then(),
                422,
                "platform-profiles-refused");
        problem(ProfileDesk.get("/versions/4711"), 404, "platform-profiles-version-unknown");
        problem(ProfileDesk.rollBack(4711), 404, "platform-profiles-version-unknown");
        problem(ProfileDesk.get("/versions?limit=0"), 400, "invalid-request");
    }

    @Test
    void aReleaseNeverOverwritesWhatAnAdministratorHasPutInForce() {
        int before = ProfileDesk.inForce();
        ProfileDesk.put(before, profiles -> ProfileDesk.maximum(profiles, "esx-4.0", 1))
                .statusCode(201);
        arrival.arrive();
        assertThat(ProfileDesk.inForce()).isEqualTo(before + 1);

        ProfileDesk.get("/release")
                .statusCode(200)
                .body("release", equalTo(2))
                .body("inForce", equalTo(before + 1))
                .body("kept", equalTo(List.of("esx-4.0")))
                .body("taken", empty());
    }

    @Test
    void aRollBackRepeatsAVersionAsANewOne() {
        int before = ProfileDesk.inForce();
        ProfileDesk.put(before, profiles -> ProfileDesk.maximum(profiles, "esx-4.0", 1))
                .statusCode(201);
        ProfileDesk.rollBack(before)
                .statusCode(201)
                .body("rolledBackTo", equalTo(before))
                .body("version", equalTo(before + 2));
        ProfileDesk.get("/versions/" + before).statusCode(200);
        problem(ProfileDesk.rollBack(before), 409, "nothing-to-publish");
    }

    @Test
    void historyCannotBeRewrittenByTheService() {
        assertThat(tables.texts("select privilege_type from information_schema.role_table_grants"
                        + " where table_name = 'platform_profiles_version' and grantee = current_user"))
                .containsExactlyInAnyOrder("INSERT", "SELECT");
    }
}
