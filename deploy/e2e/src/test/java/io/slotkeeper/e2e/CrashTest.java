package io.slotkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Assignment-service dies in the middle of a handful of requests: each goes on to where it belongs. */
class CrashTest {
    private static final int HOSTS = 4;
    private static final List<String> CONSENTS = List.of("feature-lost", "unlisted", "companion-active");
    private static final Set<String> TRANSIENT = Set.of("REQUESTED", "CLAIMED");

    @Test
    void everyRequestIsDecidedOnceAndHeardOnce() {
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
            hosts.add(Api.foundingHost());
        }
        List<String> accepted = new ArrayList<>();
        for (String host : hosts) {
            // two VMs want the same port, and one wants another card
            accepted.add(post(host, "0000:06:00.0"));
            accepted.add(post(host, "0000:06:00.0"));
            accepted.add(post(host, "0000:07:00.0"));
        }

        Suite.running().kill("assignment");

        for (String id : accepted) {
            Awaitility.await("a decision on " + id)
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> !TRANSIENT.contains(Api.assignment(id).getString("state")));
        }
        assertNoFunctionIsHeldTwice(accepted);
        for (String id : accepted) {
            assertHeardOnce(id);
        }
    }

    private static void assertNoFunctionIsHeldTwice(List<String> assignments) {
        Set<String> held = new HashSet<>();
        int denied = 0;
        for (String id : assignments) {
            var assignment = Api.assignment(id);
            if ("DENIED".equals(assignment.getString("state"))) {
                denied++;
            } else {
                String function = assignment.getString("verdict.functions.find { it.role == 'REQUESTED' }.address");
                assertThat(held.add(assignment.getString("host") + " " + function))
                        .isTrue();
            }
        }
        assertThat(denied).isEqualTo(HOSTS);
    }

    private static void assertHeardOnce(String id) {
        List<String> history = Api.assignment(id).getList("history.state");
        Awaitility.await("the inbox has each change of " + id + " once")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(heard(id)).containsExactlyInAnyOrderElementsOf(changes(history)));
    }

    private static List<String> heard(String id) {
        return Api.as("requester")
                .get("/api/notifier/v1/notifications?limit=500")
                .jsonPath()
                .getList("items.findAll { it.assignmentId == '" + id + "' }.state");
    }

    private static List<String> changes(List<String> history) {
        List<String> changes = new ArrayList<>();
        for (String state : history) {
            if (changes.isEmpty() || !changes.get(changes.size() - 1).equals(state)) {
                changes.add(state);
            }
        }
        return changes;
    }

    private static String post(String host, String function) {
        return Api.as("requester")
                .body(Map.of(
                        "host",
                        host,
                        "vm",
                        Api.unique("vm"),
                        "functions",
                        List.of(function),
                        "reason",
                        "asked just before a crash",
                        "consents",
                        CONSENTS))
                .post("/api/assignment/v1/assignments")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
