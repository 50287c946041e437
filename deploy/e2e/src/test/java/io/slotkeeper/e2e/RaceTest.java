package io.slotkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Fifty VMs want functions of one holder group at the same moment: one gets them, and nothing stays behind. */
class RaceTest {
    private static final int REQUESTS = 50;
    private static final List<String> CONSENTS = List.of("feature-lost", "unlisted", "companion-active");
    private static final String GPU = "0000:41:00.0";
    private static final String SOUND = "0000:41:00.1";

    @Test
    void oneWinsAndFortyNineAreToldWhoHoldsIt() throws Exception {
        String host = kvmHostWithOneIommuGroup();
        List<JsonPath> outcomes = race(host);

        List<JsonPath> winners = outcomes.stream()
                .filter(o -> !"DENIED".equals(o.getString("state")))
                .toList();
        assertThat(winners).hasSize(1);
        String winner = winners.get(0).getString("vm");
        assertThat(outcomes.stream().filter(o -> "DENIED".equals(o.getString("state"))))
                .hasSize(REQUESTS - 1)
                .allSatisfy(loser -> {
                    assertThat(loser.getString("refusal.holder")).isEqualTo(winner);
                    assertThat(loser.getString("refusal.code")).isIn("function-held", "group-held");
                });
        assertNothingIsLeftBehind(host, winners.get(0));
    }

    /** Once the winner lets go, the very same functions can be had by somebody else, all seats included. */
    private static void assertNothingIsLeftBehind(String host, JsonPath winner) {
        String id = winner.getString("id");
        Api.as("requester")
                .body("{}")
                .post("/api/assignment/v1/assignments/" + id + "/release")
                .then()
                .statusCode(200);
        for (String type : List.of("DETACH", "DISABLE")) {
            if (!"RELEASED".equals(Api.assignment(id).getString("state")) && pending(host, id, type)) {
                Api.confirmOrder(host, id, type);
            }
        }
        Api.awaitState(id, "RELEASED");
        JsonPath next = Api.request(host, Api.unique("vm"), List.of(GPU, SOUND), CONSENTS);
        assertThat(next.getString("refusal")).isNull();
        assertThat(next.getString("state")).isNotEqualTo("DENIED");
    }

    private static boolean pending(String host, String assignment, String type) {
        return Api.pendingOrder(host, assignment, type) != null;
    }

    private static List<JsonPath> race(String host) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);
        try {
            List<Future<JsonPath>> answers = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                List<String> wanted = List.of(List.of(GPU), List.of(SOUND), List.of(GPU, SOUND))
                        .get(i % 3);
                String vm = Api.unique("vm");
                answers.add(clients.submit(() -> decided(Api.request(host, vm, wanted, CONSENTS))));
            }
            List<JsonPath> outcomes = new ArrayList<>();
            for (Future<JsonPath> answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        } finally {
            clients.shutdownNow();
        }
    }

    private static JsonPath decided(JsonPath answered) {
        String id = answered.getString("id");
        return org.awaitility.Awaitility.await("a decision on " + id)
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> Api.assignment(id), a -> !"REQUESTED".equals(a.getString("state")));
    }

    private static String kvmHostWithOneIommuGroup() {
        String host = Api.unique("kvm");
        Api.as("operator")
                .body(Map.of("name", host, "platform", "KVM", "version", "9.2", "cluster", "B"))
                .put("/api/inventory/v1/hosts/" + host)
                .then()
                .statusCode(201);
        Api.as("operator")
                .body(Map.of(
                        "functions",
                        List.of(function(GPU, "2204", "0300"), function(SOUND, "1aef", "0403")),
                        "hostUses",
                        List.of(),
                        "iommu",
                        "ON"))
                .post("/api/inventory/v1/hosts/" + host + "/reports")
                .then()
                .statusCode(200);
        return host;
    }

    private static Map<String, Object> function(String address, String device, String classId) {
        return Map.of(
                "address", address, "vendorId", "10de", "deviceId", device, "classId", classId, "iommuGroup", "27");
    }
}
