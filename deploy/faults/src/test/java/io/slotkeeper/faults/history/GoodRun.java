package io.slotkeeper.faults.history;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A run in which nothing went wrong: a function changes hands, a consent is awaited, a request is denied, one is
 * cancelled, one came as a command, and one belongs to another project.
 */
final class GoodRun {
    static final String HOST = "esx-01";
    static final String NIC = "0000:06:00.0";
    static final String NIC_SISTER = "0000:06:00.1";
    static final String HBA = "0000:07:00.0";
    static final String HBA_SISTER = "0000:07:00.1";
    static final String PHYSICAL = "0000:08:00.0";
    static final String VIRTUAL = "0000:08:10.0";

    final Recording run = new Recording();
    final Tale released;
    final Tale attached;
    final Tale awaiting;
    final Tale denied;
    final Tale cancelled;
    final Tale foreign;

    GoodRun() {
        run.settings.put("deadlineSeconds", 60).put("quiet", true);
        host();
        released = tale(1, "default", "vm-1", List.of(NIC), List.of(NIC), 0)
                .verdict("ALLOWED", "INFO", "companion")
                .fact("REQUESTED", "REQUESTED")
                .fact("CLAIMED", "CLAIMED")
                .fact("PREPARING", "PREPARING")
                .fact("ORDER_REPORTED", "PREPARING")
                .fact("ATTACHING", "ATTACHING")
                .fact("ATTACHED", "ATTACHED")
                .fact("RELEASING", "RELEASING")
                .fact("RELEASED", "RELEASED")
                .order("ENABLE", "SUCCEEDED", List.of(NIC, NIC_SISTER))
                .end("op-1");
        attached = tale(2, "default", "vm-2", List.of(NIC), List.of(NIC), 20)
                .verdict("NEEDS_CONSENT", "CONSENT", "unlisted")
                .fact("REQUESTED", "REQUESTED")
                .fact("CONSENT_AWAITED", "AWAITING_CONSENT")
                .fact("CONSENT_GIVEN", "AWAITING_CONSENT")
                .consent("unlisted")
                .fact("CLAIMED", "CLAIMED")
                .fact("ATTACHING", "ATTACHING")
                .fact("ATTACHED", "ATTACHED")
                .end("op-2");
        awaiting = tale(3, "default", "vm-3", List.of(HBA), List.of(HBA, HBA_SISTER), 5)
                .verdict("NEEDS_CONSENT", "CONSENT", "unlisted")
                .fact("REQUESTED", "REQUESTED")
                .fact("CONSENT_AWAITED", "AWAITING_CONSENT")
                .end("op-3");
        denied = tale(4, "default", "vm-4", List.of(HBA), List.of(HBA, HBA_SISTER), 8)
                .verdict("DENIED", "DENY", "group-held")
                .fact("REQUESTED", "REQUESTED")
                .fact("DENIED", "DENIED")
                .end("op-4");
        cancelled = tale(5, "default", "vm-5", List.of(NIC_SISTER), List.of(NIC_SISTER), 9)
                .fact("REQUESTED", "REQUESTED")
                .fact("CANCELLED", "CANCELLED")
                .end("op-5");
        foreign = tale(6, "other", "vm-9", List.of(PHYSICAL), List.of(PHYSICAL), 3)
                .verdict("ALLOWED", "INFO", "companion")
                .fact("REQUESTED", "REQUESTED")
                .fact("CLAIMED", "CLAIMED")
                .fact("ATTACHING", "ATTACHING")
                .fact("ATTACHED", "ATTACHED")
                .end("op-6");
        contexts();
        calls();
        command();
        copyReadModels();
        run.gauges.add(gauge("open files", 200, 205, 260));
        run.secrets.add(Recording.JSON
                .createObjectNode()
                .put("name", "postgres-inventory")
                .put("value", "kUq7h2Ws0pLm"));
        for (String service : Tables.SERVICES) {
            run.rows(service + ".outbox");
            run.rows(service + ".dead_letter");
        }
    }

    private Tale tale(
            int number, String project, String vm, List<String> functions, List<String> members, long seconds) {
        return new Tale(run, number, project, vm, HOST, functions, members, seconds);
    }

    static ObjectNode gauge(String name, int before, int after, int allowed) {
        return Recording.JSON
                .createObjectNode()
                .put("process", "assignment-1")
                .put("name", name)
                .put("before", before)
                .put("after", after)
                .put("allowed", allowed);
    }

    private void host() {
        // a host is registered before anybody reports what is in it
        run.publish(
                "slotkeeper.inventory.hosts",
                HOST,
                "slotkeeper.inventory.host-state.v1",
                HOST,
                "default",
                Recording.JSON
                        .createObjectNode()
                        .put("host", HOST)
                        .put("project", "default")
                        .put("revision", 1));
        ObjectNode state = Recording.JSON.createObjectNode();
        state.put("host", HOST).put("project", "default").put("revision", 3).put("retired", false);
        ArrayNode functions = state.putArray("functions");
        for (String address : List.of(NIC, NIC_SISTER, HBA, HBA_SISTER, PHYSICAL, VIRTUAL)) {
            ObjectNode function = functions.addObject();
            function.put("address", address)
                    .put("context", "HOST")
                    .put("contextRevision", 1)
                    .put("presence", address.equals(VIRTUAL) ? "LOST" : "PRESENT")
                    .put("assignable", true)
                    .put(
                            "contextGroup",
                            address.startsWith("0000:06") ? NIC : address.startsWith("0000:07") ? HBA : address);
            if (address.equals(VIRTUAL)) {
                function.putObject("sriov").put("role", "VIRTUAL").put("physicalFunction", PHYSICAL);
            }
            ObjectNode row = run.row("inventory.host_function");
            row.put("host", HOST)
                    .put("address", address)
                    .put("presence", function.path("presence").asText())
                    .put("assignable", true);
            row.putObject("document");
        }
        ArrayNode groups = state.putArray("groups");
        groups.addObject()
                .put("id", NIC)
                .put("scope", "CONTEXT")
                .set("members", Recording.texts(List.of(NIC, NIC_SISTER)));
        groups.addObject()
                .put("id", HBA)
                .put("scope", "HOLDER")
                .set("members", Recording.texts(List.of(HBA, HBA_SISTER)));
        run.publish("slotkeeper.inventory.hosts", HOST, "slotkeeper.inventory.host-state.v1", HOST, "default", state);
        run.publish(
                "slotkeeper.inventory.changes",
                HOST,
                "slotkeeper.inventory.function-lost.v1",
                HOST,
                "default",
                Recording.JSON
                        .createObjectNode()
                        .put("host", HOST)
                        .put("project", "default")
                        .put("revision", 3)
                        .put("address", VIRTUAL));
        run.row("inventory.host")
                .put("id", HOST)
                .put("project", "default")
                .put("revision", 3)
                .put("retired", false);
        ObjectNode seen = run.row("assignment.host_state");
        seen.put("host", HOST).put("revision", 3);
        seen.set("document", state.deepCopy());
    }

    private void contexts() {
        int sequence = 0;
        for (String function : List.of(NIC, NIC_SISTER)) {
            run.row("assignment.context_overlay")
                    .put("assignment", released.id.toString())
                    .put("host", HOST)
                    .put("function", function)
                    .put("context", "PASSTHROUGH")
                    .put("host_revision", 3)
                    .put("sequence", ++sequence);
        }
    }

    private void calls() {
        request(released, "op-1", "key-1");
        request(released, "op-1", "key-1");
        request(attached, "op-2", null);
        run.call("request", line -> line.putObject("body").put("externalRef", "op-20"), "unknown", line -> {});
        run.call(
                "request",
                line -> line.putObject("body").put("externalRef", "op-21"),
                "fail",
                line -> line.put("status", 400));
        run.call("request", line -> line.putObject("body").put("externalRef", "op-4"), null, line -> {});
        change("release", released, "RELEASED", 8);
        change("cancel", cancelled, "CANCELLED", 2);
        change("read", released, "RELEASED", 8);
        request(released, "op-1", "key-1");
        run.call(
                "foreign-read",
                line -> line.put("assignment", foreign.id.toString()),
                "fail",
                line -> line.put("status", 404));
        run.fault(1, "postgres-stopped", 1000, 1100);
        run.call("request", line -> line.put("t", 1020), "fail", line -> line.put("status", 503)
                .put("t", 1030));
    }

    private void request(Tale tale, String reference, @org.jspecify.annotations.Nullable String key) {
        run.call(
                "request",
                line -> {
                    line.putObject("body").put("externalRef", reference);
                    line.put("key", key);
                },
                "ok",
                line -> {
                    line.put("status", 202).put("assignment", tale.id.toString());
                    line.putObject("answer")
                            .put("id", tale.id.toString())
                            .put("state", "REQUESTED")
                            .put("revision", 1);
                });
    }

    private void change(String action, Tale tale, String state, int revision) {
        run.call(action, line -> line.put("assignment", tale.id.toString()), "ok", line -> {
            line.put("status", 200);
            line.putObject("answer")
                    .put("id", tale.id.toString())
                    .put("state", state)
                    .put("revision", revision);
        });
    }

    private void command() {
        ObjectNode asked = run.publish(
                "slotkeeper.assignment.commands",
                "corr-1",
                "slotkeeper.assignment.request.v1",
                "corr-1",
                "default",
                Recording.JSON.createObjectNode().put("host", HOST));
        ((ObjectNode) asked.path("headers")).put("ce_source", "/cmdb").put("ce_correlationid", "corr-1");
        run.first(
                        run.rows("assignment.assignment"),
                        row -> row.path("id").asText().equals(cancelled.id.toString()))
                .put("correlation_id", "corr-1");
    }

    private void copyReadModels() {
        for (ReadModel model : ReadModel.ALL) {
            if (run.tables.containsKey(model.table())) {
                run.rebuilt.put(
                        model.table(),
                        run.rows(model.table()).stream()
                                .map(ObjectNode::deepCopy)
                                .toList());
            }
        }
    }
}
