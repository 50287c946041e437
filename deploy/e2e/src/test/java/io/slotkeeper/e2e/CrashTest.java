package io.slotkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Assignment-service is killed while clients are still asking: each request goes on to where it belongs, no function is
 * held twice, and each change is in the inbox once. A client that got no answer asks again with the same key.
 */
class CrashTest {
    private static final int HOSTS = 4;
    private static final int ACCEPTED_BEFORE_THE_CRASH = HOSTS;
    private static final List<String> CONSENTS = List.of("feature-lost", "unlisted", "companion-active");
    private static final Set<String> TRANSIENT = Set.of("REQUESTED", "CLAIMED");

    private final AtomicInteger accepted = new AtomicInteger();

    @Test
    void everyRequestIsDecidedOnceAndHeardOnce() throws Exception {
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
            hosts.add(Api.foundingHost());
        }
        ExecutorService clients = Executors.newFixedThreadPool(3);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (String host : hosts) {
                // two VMs want the same port, and one wants another card
                for (String function : List.of("0000:06:00.0", "0000:06:00.0", "0000:07:00.0")) {
                    answers.add(clients.submit(() -> ask(host, function)));
                }
            }
            Awaitility.await().until(() -> accepted.get() >= ACCEPTED_BEFORE_THE_CRASH);
            Suite.running().kill("assignment");

            List<String> ids = new ArrayList<>();
            for (Future<String> answer : answers) {
                ids.add(answer.get());
            }
            ids.forEach(CrashTest::awaitDecision);
            assertThat(new HashSet<>(ids)).hasSize(HOSTS * 3);
            assertNoFunctionIsHeldTwice(ids);
            ids.forEach(CrashTest::assertHeardOnce);
        } finally {
            clients.shutdownNow();
        }
    }

    private static void awaitDecision(String id) {
        Awaitility.await("a decision on " + id)
                .atMost(Duration.ofSeconds(60))
                .until(() -> !TRANSIENT.contains(Api.assignment(id).getString("state")));
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

    /** Asks until there is an answer, always with the same key, as a careful client does. */
    private String ask(String host, String function) {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of(
                "host",
                host,
                "vm",
                Api.unique("vm"),
                "functions",
                List.of(function),
                "reason",
                "asked around a crash",
                "consents",
                CONSENTS);
        String id = Awaitility.await("an answer")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(
                        () -> Api.as("requester")
                                .header("Idempotency-Key", key)
                                .body(body)
                                .post("/api/assignment/v1/assignments"),
                        response -> response.statusCode() == 202)
                .path("id");
        accepted.incrementAndGet();
        return id;
    }
}
