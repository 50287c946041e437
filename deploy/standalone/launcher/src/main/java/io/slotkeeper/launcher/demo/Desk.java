package io.slotkeeper.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What the people of the story do: ask, dry-run, consent, carry out orders, release, and look until something is so. */
final class Desk {
    private static final String ASSIGNMENTS = "/api/assignment/v1/assignments";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(150);

    private static final int BRIEF = 300;

    private final Api api;

    Desk(Api api) {
        this.api = api;
    }

    /** A requester asks for functions and gets the assignment with its verdict. */
    JsonNode ask(String host, String vm, String function, String... consents) {
        ObjectNode request = question(host, vm, function).put("reason", "demo: " + vm + " needs the device itself");
        ArrayNode given = request.putArray("consents");
        List.of(consents).forEach(given::add);
        JsonNode accepted = api.post("requester", ASSIGNMENTS, request).expect("asking for " + function, 202);
        return await("a decision", () -> assignment(accepted.path("id").asText()), it -> !it.path("state")
                .asText()
                .equals("REQUESTED"));
    }

    /** The rules' answer without any effect; waits until policy has heard of the host's revision. */
    JsonNode dryRun(String host, long revision, String vm, String function) {
        ObjectNode question = question(host, vm, function).put("minHostRevision", revision);
        return await(
                        "policy's knowledge of " + host,
                        () -> Api.JSON.valueToTree(api.post("viewer", "/api/policy/v1/evaluations", question)),
                        reply -> reply.path("status").asInt() == 200)
                .path("body");
    }

    void consent(JsonNode assignment, String... codes) {
        ObjectNode body = Api.JSON.createObjectNode();
        ArrayNode list = body.putArray("codes");
        List.of(codes).forEach(list::add);
        api.post("requester", path(assignment) + "/consents", body).expect("consenting", 200);
    }

    void release(JsonNode assignment) {
        api.post("requester", path(assignment) + "/release", Api.JSON.createObjectNode())
                .expect("releasing", 200);
    }

    /** Waits for the pending order of an assignment. */
    JsonNode pendingOrder(JsonNode assignment) {
        String id = assignment.path("id").asText();
        String orders =
                "/api/assignment/v1/orders?host=" + assignment.path("host").asText();
        return await(
                "an order",
                () -> find(
                        api.get("operator", orders)
                                .expect("reading the orders", 200)
                                .path("items"),
                        order -> order.path("assignment").asText().equals(id)
                                && order.path("state").asText().equals("PENDING")),
                order -> !order.isMissingNode());
    }

    void report(JsonNode order) {
        ObjectNode body =
                Api.JSON.createObjectNode().put("outcome", "SUCCEEDED").put("detail", "done by hand");
        api.post("operator", "/api/assignment/v1/orders/" + order.path("id").asText() + "/report", body)
                .expect("reporting the order", 200);
    }

    JsonNode awaitState(JsonNode assignment, String... states) {
        return await(
                "state " + String.join(" or ", states),
                () -> assignment(assignment.path("id").asText()),
                it -> List.of(states).contains(it.path("state").asText()));
    }

    /** The requester's newest notifications. */
    JsonNode inbox() {
        return api.get("requester", "/api/notifier/v1/notifications?limit=500")
                .expect("reading the inbox", 200)
                .path("items");
    }

    JsonNode await(String what, Supplier<JsonNode> look, Predicate<JsonNode> enough) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        JsonNode seen = look.get();
        while (!enough.test(seen)) {
            if (System.nanoTime() > limit) {
                throw new StepFailed(
                        "waited " + PATIENCE.toSeconds() + " s for " + what + "; last seen: " + brief(seen));
            }
            pause();
            seen = look.get();
        }
        return seen;
    }

    static JsonNode find(JsonNode items, Predicate<JsonNode> wanted) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(wanted)
                .findFirst()
                .orElseGet(() -> Api.JSON.missingNode());
    }

    private JsonNode assignment(String id) {
        return api.get("requester", ASSIGNMENTS + "/" + id).expect("reading the assignment", 200);
    }

    private static String path(JsonNode assignment) {
        return ASSIGNMENTS + "/" + assignment.path("id").asText();
    }

    private static ObjectNode question(String host, String vm, String function) {
        ObjectNode question = Api.JSON.createObjectNode().put("host", host).put("vm", vm);
        question.putArray("functions").add(function);
        return question;
    }

    /** The beginning is enough to know what it is; an assignment begins with its id and state. */
    static String brief(JsonNode seen) {
        String text = seen.toString();
        return text.length() <= BRIEF ? text : text.substring(0, BRIEF) + " …";
    }

    private static void pause() {
        try {
            Thread.sleep(GLANCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted", e);
        }
    }
}
