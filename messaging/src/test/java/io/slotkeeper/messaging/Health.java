package io.slotkeeper.messaging;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** What the service answers about its health. */
final class Health {
    private Health() {}

    static String status(String kind) {
        return get(kind).jsonPath().getString("status");
    }

    /** The data of our own readiness check. */
    static Map<String, Object> progress() {
        List<Map<String, Object>> checks = get("ready").jsonPath().getList("checks");
        return checks.stream()
                .filter(check -> check.get("name").equals("progress"))
                .findFirst()
                .map(check -> Health.data(check))
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(Map<String, Object> check) {
        return (Map<String, Object>) check.get("data");
    }

    static String reason() {
        return String.valueOf(progress().get("reason"));
    }

    private static Response get(String kind) {
        return given().get("/q/health/" + kind);
    }
}
