package io.slotkeeper.notifier.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import io.slotkeeper.messaging.testing.ContractFiles;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands in for the services behind the front door: answers made from the publishers' own contract examples, so that
 * the dashboard is tested with the data that they publish. The end-to-end tests use the services themselves.
 */
final class OtherServices {
    static final UUID ASSIGNMENT = UUID.fromString("019ab3c0-5a10-7c3e-8a41-5d2f7e9b1c01");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Request> writes = new CopyOnWriteArrayList<>();
    private final ObjectNode assignment = assignmentView();
    private final ObjectNode verdict = verdict();
    private int reportStatus = 200;

    /** Answers whatever the page asks of the other services. */
    void answer(Page page, String role) {
        page.route("**/api/session", route -> fulfil(route, 200, session(role)));
        page.route("**/api/inventory/v1/hosts?*", route -> fulfil(route, 200, list(hostView())));
        page.route("**/api/inventory/v1/vms?*", route -> fulfil(route, 200, list(vmView())));
        page.route("**/api/inventory/v1/hosts/esx-07", route -> write(route, hostView()));
        page.route("**/api/inventory/v1/hosts/esx-07/topology", route -> fulfil(route, 200, topology()));
        page.route("**/api/inventory/v1/hosts/esx-07/reports*", this::report);
        page.route("**/api/policy/v1/evaluations", route -> write(route, verdict));
        page.route("**/api/assignment/v1/assignments?*", route -> fulfil(route, 200, list(assignment)));
        page.route("**/api/assignment/v1/assignments", route -> write(route, assignment));
        page.route("**/api/assignment/v1/assignments/*", route -> fulfil(route, 200, assignment));
        page.route("**/api/assignment/v1/assignments/*/*", route -> write(route, assignment));
        page.route("**/api/assignment/v1/orders/*/report", route -> write(route, order()));
    }

    /** From now on requests are refused in favour of that holder. */
    void refuse(String holder) {
        ObjectNode refusal = JSON.createObjectNode()
                .put("code", "function-held")
                .put("holder", holder)
                .put("since", "2026-11-22T13:00:00Z");
        assignment.put("state", "DENIED").set("refusal", refusal);
        ArrayNode findings = (ArrayNode) assignment.at("/verdict/findings");
        findings.insert(
                0,
                ContractFiles.of("assignment")
                        .example("slotkeeper.assignment.denied.v1")
                        .at("/findings/0"));
    }

    /** From now on the dry run says no. */
    void deny(String code, String message) {
        verdict.put("outcome", "DENIED");
        ((ArrayNode) verdict.path("findings"))
                .addObject()
                .put("rule", "vm-device-limit")
                .put("code", code)
                .put("severity", "DENY")
                .put("subject", "vm-42")
                .put("message", message)
                .putNull("remedy");
    }

    void awaitConsent() {
        assignment.put("state", "AWAITING_CONSENT");
    }

    void refuseReports() {
        reportStatus = 422;
    }

    void acceptReports() {
        reportStatus = 200;
    }

    /** The last thing that the page wrote to a path that ends so. */
    Request written(String end) {
        return writes.stream()
                .filter(request -> request.url().endsWith(end))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nothing was written to " + end));
    }

    static JsonNode body(Request request) {
        try {
            return JSON.readTree(request.postData());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void report(Route route) {
        ObjectNode answer = JSON.createObjectNode();
        if (reportStatus == 200) {
            answer.put("host", "esx-07").put("revision", 3).put("functions", 44);
            answer.put("discovered", 44).put("changed", 0).put("lost", 0);
        } else {
            answer.put("code", "bad-report")
                    .put("title", "The report cannot be read")
                    .put("line", 2);
            answer.put("reason", "'zz' is no PCI address").put("detail", "Line 2: 'zz' is no PCI address");
        }
        writes.add(route.request());
        fulfil(route, reportStatus, answer);
    }

    private void write(Route route, JsonNode answer) {
        if (!route.request().method().equals("GET")) {
            writes.add(route.request());
        }
        fulfil(route, 200, answer);
    }

    private static void fulfil(Route route, int status, JsonNode answer) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(answer.toString()));
    }

    private static ObjectNode session(String role) {
        return JSON.createObjectNode().put("subject", "local-" + role).put("role", role);
    }

    private static ObjectNode list(JsonNode item) {
        ObjectNode list = JSON.createObjectNode().putNull("next");
        list.putArray("items").add(item);
        return list;
    }

    private static ObjectNode hostState() {
        return ContractFiles.of("inventory")
                .example("slotkeeper.inventory.host-state.v1")
                .deepCopy();
    }

    private static ObjectNode hostView() {
        ObjectNode state = hostState();
        ObjectNode view = state.deepCopy();
        view.remove("groups");
        return view.put("id", "esx-07").put("functions", state.path("functions").size());
    }

    private static ObjectNode vmView() {
        return JSON.createObjectNode().put("id", "vm-42").put("name", "db01");
    }

    /** The host's functions as inventory's API shows them; one more is lost, one held and ordered into passthrough, one seen there. */
    private static ObjectNode topology() {
        ObjectNode state = hostState();
        ObjectNode topology = JSON.createObjectNode().put("host", "esx-07").put("revision", 3);
        topology.set("groups", state.path("groups"));
        ArrayNode functions =
                topology.putArray("slots").addObject().put("slot", "all").putArray("functions");
        state.path("functions").forEach(function -> functions.add(device((ObjectNode) function)));
        return topology;
    }

    private static ObjectNode device(ObjectNode function) {
        ObjectNode device = function.deepCopy();
        device.set("class", device.remove("className"));
        switch (device.path("address").asText()) {
            case "0000:07:00.0" -> {
                device.put("effectiveContext", "PASSTHROUGH");
                device.putObject("heldBy")
                        .put("assignment", ASSIGNMENT.toString())
                        .put("holder", "vm-41")
                        .put("kind", "CLAIM");
            }
            case "0000:07:00.1" -> device.put("context", "PASSTHROUGH");
            case "0000:04:00.0" -> device.put("presence", "LOST");
            case "0000:02:00.0", "0000:02:00.1" -> device.put("context", "HOST");
            default -> device.putNull("heldBy");
        }
        if (!device.has("effectiveContext")) {
            device.set("effectiveContext", device.path("context"));
        }
        return device;
    }

    private static ObjectNode verdict() {
        return (ObjectNode) ContractFiles.of("policy")
                .example("slotkeeper.policy.verdict-issued.v1")
                .path("verdict")
                .deepCopy();
    }

    private static ObjectNode assignmentView() {
        ObjectNode view = JSON.createObjectNode();
        view.put("id", ASSIGNMENT.toString())
                .put("state", "PREPARING")
                .put("host", "esx-07")
                .put("vm", "vm-42");
        view.put("reason", "storage tests").put("revision", 4);
        view.putObject("requester").put("subject", "local-requester");
        view.set("functions", verdict().path("functions"));
        view.putNull("refusal").putNull("hold").set("verdict", verdict());
        view.putArray("orders").add(order());
        ArrayNode history = view.putArray("history");
        for (String fact : List.of("requested", "consent-awaited", "claimed", "preparing")) {
            ObjectNode event = ContractFiles.of("assignment")
                    .example("slotkeeper.assignment." + fact + ".v1")
                    .deepCopy();
            history.add(
                    event.put("fact", fact.toUpperCase(java.util.Locale.ROOT).replace('-', '_')));
        }
        return view;
    }

    private static ObjectNode order() {
        ObjectNode order = ContractFiles.of("assignment")
                .example("slotkeeper.assignment.order-issued.v1")
                .deepCopy();
        order.put("id", order.path("order").asText()).putNull("detail").putNull("reportedBy");
        return order;
    }
}
