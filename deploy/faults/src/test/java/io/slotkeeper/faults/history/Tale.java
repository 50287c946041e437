package io.slotkeeper.faults.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One assignment as a faultless product tells it: history, events, states, notifications and, at the end, rows. */
final class Tale {
    private static final Set<String> HOLDING =
            Set.of("AWAITING_CONSENT", "CLAIMED", "PREPARING", "ATTACHING", "ATTACHED", "RELEASING");
    private static final Set<String> WAITING =
            Set.of("REQUESTED", "AWAITING_CONSENT", "CLAIMED", "PREPARING", "RELEASING");

    final UUID id;
    private final Recording run;
    private final String project;
    private final String vm;
    private final String host;
    private final List<String> functions;
    private final List<String> members;
    private int revision;
    private @Nullable String state;
    private @Nullable ObjectNode verdict;
    private long seconds;

    Tale(
            Recording run,
            int number,
            String project,
            String vm,
            String host,
            List<String> functions,
            List<String> members,
            long seconds) {
        this.run = run;
        this.id = new UUID(7, number);
        this.project = project;
        this.vm = vm;
        this.host = host;
        this.functions = functions;
        this.members = members;
        this.seconds = seconds;
    }

    Tale verdict(String outcome, String severity, String code) {
        ObjectNode body = Recording.JSON.createObjectNode().put("outcome", outcome);
        body.putArray("findings")
                .addObject()
                .put("code", code)
                .put("severity", severity)
                .put("subject", functions.get(0))
                .put("message", "It is so.")
                .put("remedy", "Do otherwise.");
        verdict = body;
        ObjectNode row = run.row("policy.verdict");
        row.put("assignment", id.toString()).put("attempt", 1).put("outcome", outcome);
        row.set("verdict", body.deepCopy());
        ObjectNode issued = Recording.JSON
                .createObjectNode()
                .put("assignment", id.toString())
                .put("attempt", 1);
        issued.set("verdict", body.deepCopy());
        run.publish(
                "slotkeeper.policy.verdicts",
                id.toString(),
                "slotkeeper.policy.verdict-issued.v1",
                id.toString(),
                project,
                issued);
        return this;
    }

    Tale consent(String code) {
        run.row("assignment.consent")
                .put("assignment", id.toString())
                .put("code", code)
                .put("subject", functions.get(0))
                .put("actor", "ann");
        return this;
    }

    Tale order(String type, String orderState, List<String> of) {
        ObjectNode row = run.row("assignment.assignment_order");
        row.put("id", new UUID(8, run.rows("assignment.assignment_order").size()).toString())
                .put("assignment", id.toString())
                .put("host", host)
                .put("vm", vm)
                .put("type", type)
                .put("state", orderState);
        row.set("functions", Recording.texts(of));
        return this;
    }

    Tale fact(String fact, String next) {
        revision++;
        String previous = state;
        state = next;
        Instant at = Instant.parse("2026-11-22T10:00:00Z").plusSeconds(seconds++);
        ObjectNode event = event(fact, previous, at);
        ObjectNode record = run.publish(
                "slotkeeper.assignment.events",
                id.toString(),
                "slotkeeper.assignment."
                        + fact.toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".v1",
                id.toString(),
                project,
                event);
        ObjectNode row = run.row("assignment.history");
        row.put("assignment", id.toString())
                .put("revision", revision)
                .put("event_id", record.path("headers").path("ce_id").asText())
                .put("fact", fact)
                .put("state", next)
                .put("previous_state", previous)
                .put("project", project)
                .put("actor", "ann")
                .put("message", "It happened.")
                .put("at", at.toString());
        row.set("event", event.deepCopy());
        publishState();
        if (!next.equals(previous)) {
            List.of("role:operator", "role:admin", "subject:ann").forEach(this::tell);
        }
        return this;
    }

    private ObjectNode event(String fact, @Nullable String previous, Instant at) {
        ObjectNode event = Recording.JSON.createObjectNode();
        event.put("assignment", id.toString())
                .put("project", project)
                .put("revision", revision)
                .put("state", state)
                .put("previousState", previous)
                .put("attempt", 1)
                .put("host", host)
                .put("vm", vm)
                .put("actor", "ann")
                .put("message", "It happened.")
                .put("at", at.toString());
        event.set("functions", Recording.texts(functions));
        event.putObject("requester").put("subject", "ann").put("asserted", false);
        event.putArray("findings");
        if (fact.equals("DENIED") && verdict != null) {
            event.set("findings", verdict.path("findings").deepCopy());
        }
        return event;
    }

    private void publishState() {
        ObjectNode told = Recording.JSON.createObjectNode();
        told.put("assignment", id.toString())
                .put("project", project)
                .put("revision", revision)
                .put("state", state)
                .put("host", host)
                .put("vm", vm);
        if (holds()) {
            ObjectNode hold = told.putObject("hold").put("kind", "CLAIM");
            hold.set("functions", Recording.texts(functions));
            hold.set("groupMembers", Recording.texts(members));
        }
        if (WAITING.contains(String.valueOf(state))) {
            told.putObject("waitingFor").put("owner", "REQUESTER").put("action", "give-consent");
        }
        run.publish(
                "slotkeeper.assignment.assignments",
                id.toString(),
                "slotkeeper.assignment.assignment-state.v1",
                id.toString(),
                project,
                told);
    }

    private void tell(String addressee) {
        UUID notification = new UUID(9, run.rows("notifier.notification").size());
        run.row("notifier.notification")
                .put("id", notification.toString())
                .put("sequence", run.rows("notifier.notification").size())
                .put("project", project)
                .put("assignment", id.toString())
                .put("revision", revision)
                .put("addressee", addressee)
                .put("state", state)
                .put("message", "It happened.");
        run.publish(
                "slotkeeper.notifier.notifications",
                addressee,
                "slotkeeper.notifier.notification-created.v1",
                notification.toString(),
                project,
                Recording.JSON.createObjectNode().put("notification", notification.toString()));
    }

    private boolean holds() {
        return HOLDING.contains(String.valueOf(state));
    }

    /** Writes the rows that the assignment has at the end. */
    Tale end(@Nullable String externalRef) {
        ObjectNode row = run.row("assignment.assignment");
        row.put("id", id.toString())
                .put("project", project)
                .put("host", host)
                .put("vm", vm)
                .put("state", state)
                .put("revision", revision)
                .put("attempt", 1)
                .put("external_ref", externalRef)
                .put("deadline", WAITING.contains(String.valueOf(state)) ? "2027-01-01T00:00:00+00:00" : null);
        ObjectNode document = row.putObject("document");
        document.set("functions", Recording.texts(functions));
        document.putObject("requester").put("subject", "ann");
        for (String seen : List.of("policy.assignment_seen", "inventory.hold")) {
            run.row(seen)
                    .put("assignment", id.toString())
                    .put("project", project)
                    .put("revision", revision);
        }
        if (holds()) {
            hold(document);
        } else {
            run.rows("assignment.claimed_function");
            run.rows("assignment.hold_member");
        }
        return this;
    }

    private void hold(ObjectNode document) {
        document.putObject("hold").set("members", Recording.texts(members));
        int ordinal = 0;
        for (String function : functions) {
            run.row("assignment.claimed_function")
                    .put("host", host)
                    .put("function", function)
                    .put("assignment", id.toString())
                    .put("project", project)
                    .put("vm", vm);
            run.row("assignment.seat")
                    .put("vm", vm)
                    .put("ordinal", ++ordinal)
                    .put("assignment", id.toString())
                    .put("limit_max", 2);
        }
        for (String member : new TreeSet<>(members)) {
            run.row("assignment.hold_member")
                    .put("assignment", id.toString())
                    .put("host", host)
                    .put("function", member);
            run.row("assignment.hold")
                    .put("host", host)
                    .put("function", member)
                    .put("vm", vm)
                    .put("holders", 1);
        }
    }
}
