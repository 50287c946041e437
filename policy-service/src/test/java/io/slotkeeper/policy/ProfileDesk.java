package io.slotkeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;

/** What an administrator does with platform profiles over HTTP. */
final class ProfileDesk {

    static final String PROFILES = "/api/policy/v1/platform-profiles";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProfileDesk() {}

    static ValidatableResponse get(String path) {
        return World.as("viewer").get(PROFILES + path).then();
    }

    static int inForce() {
        return get("").statusCode(200).extract().path("version");
    }

    /** What is in force, changed, and put as its reader would who has seen that version. */
    static ValidatableResponse put(int seen, Consumer<ObjectNode> change) {
        ObjectNode profiles = read("");
        change.accept(profiles);
        return put("\"" + seen + "\"", profiles);
    }

    static ValidatableResponse put(String ifMatch, ObjectNode profiles) {
        return World.as("admin")
                .header("If-Match", ifMatch)
                .body(profiles.put("comment", "as our lab found").toString())
                .put(PROFILES)
                .then();
    }

    static ObjectNode read(String path) {
        try {
            return (ObjectNode)
                    JSON.readTree(get(path).statusCode(200).extract().asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode profile(JsonNode profiles, String id) {
        for (JsonNode profile : profiles.get("profiles")) {
            if (profile.get("id").textValue().equals(id)) {
                return (ObjectNode) profile;
            }
        }
        throw new AssertionError("no profile " + id);
    }

    static void maximum(ObjectNode profiles, String id, int max) {
        ((ObjectNode) profile(profiles, id).at("/kinds/FIXED/limit"))
                .put("max", max)
                .put("source", "our lab")
                .putArray("byHardware");
    }

    static ValidatableResponse rollBack(int version) {
        return World.as("admin")
                .body(Map.of("comment", "it hurt"))
                .post(PROFILES + "/versions/" + version + "/roll-back")
                .then();
    }
}
