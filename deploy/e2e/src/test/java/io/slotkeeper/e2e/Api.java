package io.slotkeeper.e2e;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** The HTTP API as a client outside sees it: through the front door, with a role's token. */
final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Api() {}

    static RequestSpecification as(String role) {
        Suite suite = Suite.running();
        return given().baseUri(suite.url())
                .header("Authorization", "Bearer " + suite.token(role))
                .contentType("application/json");
    }

    static boolean ready(int port) {
        try {
            return given().baseUri("http://127.0.0.1:" + port)
                            .get("/q/health/ready")
                            .statusCode()
                    == 200;
        } catch (Exception e) {
            return false;
        }
    }

    /** A name that no other test and no earlier run has. */
    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A new ESX 4.0 host with the founding devices, whose management uplink is reported on 0000:01:00.0. */
    static String foundingHost() {
        String host = unique("esx");
        as("operator")
                .body(Map.of("name", host, "platform", "ESX", "version", "4.0", "cluster", "A"))
                .put("/api/inventory/v1/hosts/" + host)
                .then()
                .statusCode(201);
        as("operator")
                .contentType("text/x-lspci")
                .body(foundingDump())
                .post("/api/inventory/v1/hosts/" + host + "/reports")
                .then()
                .statusCode(200);
        as("operator")
                .body(Map.of(
                        "hostUses",
                        List.of(Map.of("address", "0000:01:00.0", "use", "MANAGEMENT_UPLINK", "detail", "vmnic0"))))
                .post("/api/inventory/v1/hosts/" + host + "/reports")
                .then()
                .statusCode(200);
        return host;
    }

    static JsonPath request(String host, String vm, List<String> functions, List<String> consents) {
        return as("requester")
                .header("Prefer", "wait=20")
                .body(Map.of(
                        "host",
                        host,
                        "vm",
                        vm,
                        "functions",
                        functions,
                        "reason",
                        "the guest needs the device itself",
                        "consents",
                        consents))
                .post("/api/assignment/v1/assignments")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    static JsonPath assignment(String id) {
        return as("requester")
                .get("/api/assignment/v1/assignments/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath awaitState(String id, String state) {
        return Awaitility.await("assignment " + id + " is " + state)
                .atMost(PATIENCE)
                .until(() -> assignment(id), a -> state.equals(a.getString("state")));
    }

    /** Confirms the pending order of that type for the assignment, waiting for it to be issued. */
    static void confirmOrder(String host, String assignment, String type) {
        String order = Awaitility.await(type + " order of " + assignment)
                .atMost(PATIENCE)
                .until(() -> pendingOrder(host, assignment, type), java.util.Objects::nonNull);
        as("operator")
                .body(Map.of("outcome", "SUCCEEDED", "detail", "done by hand"))
                .post("/api/assignment/v1/orders/" + order + "/report")
                .then()
                .statusCode(200);
    }

    static String pendingOrder(String host, String assignment, String type) {
        return as("operator")
                .get("/api/assignment/v1/orders?host=" + host)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items.find { it.state == 'PENDING' && it.type == '" + type + "' && it.assignment == '"
                        + assignment + "' }?.id");
    }

    static List<String> codes(JsonPath assignment) {
        return assignment.getList("verdict.findings.code");
    }

    /** The PCI dump of the host on which the story plays. */
    static String foundingDump() {
        try (InputStream stream = Api.class.getResourceAsStream("/founding-host.lspci")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
