package io.slotkeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** What an administrator does with support lists over HTTP. */
final class ListDesk {

    static final String LIST = "/api/policy/v1/support-list";
    static final String DRAFTS = LIST + "/drafts/";
    static final String HEADER = "id,tier,name,vendor,device,platforms,lastChecked\n";

    private ListDesk() {}

    static ValidatableResponse get(String path) {
        return World.as("viewer").get(LIST + path).then();
    }

    static int inForce() {
        return get("").statusCode(200).extract().path("version");
    }

    /** A new draft with the content of the version in force, at revision 1. */
    static String draft(String name) {
        return World.as("admin")
                .body(Map.of("name", name))
                .post(DRAFTS)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("id");
    }

    static RequestSpecification at(long revision) {
        return World.as("admin").header("If-Match", "\"" + revision + "\"");
    }

    static ValidatableResponse put(String draft, long revision, String id, String tier) {
        return at(revision)
                .body(Map.of(
                        "tier",
                        tier,
                        "name",
                        "a card",
                        "pattern",
                        Map.of("vendor", "0x8086", "device", "10C6"),
                        "platforms",
                        List.of("ESX")))
                .put(DRAFTS + draft + "/entries/" + id)
                .then();
    }

    static ValidatableResponse csv(String draft, long revision, String query, String text) {
        return at(revision)
                .contentType("text/csv")
                .body(text)
                .post(DRAFTS + draft + "/import" + query)
                .then();
    }

    static ValidatableResponse publish(String draft, long revision) {
        return at(revision)
                .body(Map.of("comment", "because"))
                .post(DRAFTS + draft + "/publish")
                .then();
    }

    static ValidatableResponse rollBack(int version) {
        return World.as("admin")
                .body(Map.of("comment", "it hurt"))
                .post(LIST + "/versions/" + version + "/roll-back")
                .then();
    }

    static void delete(String draft) {
        World.as("admin").header("If-Match", "*").delete(DRAFTS + draft).then().statusCode(204);
    }

    static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        ValidatableResponse answered = response.statusCode(status).contentType("application/problem+json");
        assertThat(answered.extract().<String>path("code")).isEqualTo(code);
        assertThat(answered.extract().asString()).containsAnyOf("\"detail\":\"", "\"violations\":[");
        return answered;
    }
}
