package io.slotkeeper.inventory.api;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.slotkeeper.messaging.testing.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Calls to the running service, as the roles make them. */
public final class Calls {
    private static final String BASE = "/api/inventory/v1";

    private Calls() {}

    public static RequestSpecification as(String role) {
        return given().header("Authorization", TestTokens.bearer(role)).basePath(BASE);
    }

    public static Response putHost(String id, String platform, String version) {
        return as("operator")
                .contentType("application/json")
                .body("{\"name\":\"%s\",\"platform\":\"%s\",\"version\":\"%s\",\"cluster\":\"A\"}"
                        .formatted(id, platform, version))
                .put("/hosts/" + id);
    }

    public static Response report(String host, String contentType, String body, String... query) {
        RequestSpecification request =
                as("operator").contentType(contentType).body(body.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return request.post("/hosts/" + host + "/reports");
    }

    public static String fixture(String name) {
        try (InputStream file = Calls.class.getResourceAsStream("/lspci/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
