package io.slotkeeper.faults.history.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.faults.history.ClientCall;
import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Life;
import io.slotkeeper.faults.history.PublishedRecord;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is one project's is read and changed by that project only, and everything that follows from it carries its name. */
final class ProjectsStayApart implements Invariant {
    private static final List<String> ASSIGNMENT_CALLS =
            List.of("read", "foreign-read", "cancel", "release", "consent");

    @Override
    public String id() {
        return "I18";
    }

    @Override
    public String promise() {
        return "no project sees or touches what is another's";
    }

    @Override
    public List<Violation> check(World world) {
        List<Violation> violations = new ArrayList<>();
        for (ClientCall call : world.calls()) {
            String project = call.project();
            if (call.ok() && project != null) {
                foreign(world, call, project).forEach(violations::add);
            }
        }
        violations.addAll(renamed(world));
        violations.addAll(headers(world));
        return violations;
    }

    private Stream<Violation> foreign(World world, ClientCall call, String project) {
        Stream<Violation> touched = call
                .assignment()
                .filter(id -> ASSIGNMENT_CALLS.contains(call.action()))
                .flatMap(world::life)
                .filter(life -> !life.project().equals(project))
                .map(life -> violation(
                        life.id().toString(),
                        "is of project " + life.project() + " and answered a " + call.action() + " of " + project,
                        call.toString()))
                .stream();
        return Stream.concat(touched, foreignItems(call, project));
    }

    private Stream<Violation> foreignItems(ClientCall call, String project) {
        JsonNode items = call.answer().isArray() ? call.answer() : call.answer().path("items");
        List<Violation> violations = new ArrayList<>();
        for (JsonNode item : items) {
            String of = item.path("project").asText();
            if (!of.isEmpty() && !of.equals(project)) {
                violations.add(violation(
                        "op " + call.op(), "showed something of project " + of + " to " + project, call.toString()));
            }
        }
        return violations.stream();
    }

    private List<Violation> renamed(World world) {
        List<Violation> violations = new ArrayList<>();
        for (Rows.Notification row : world.rows("notifier.notification", Rows.Notification.class)) {
            compare(world, row.assignment(), row.project(), "its notification", violations);
        }
        for (Rows.Claim row : world.rows("assignment.claimed_function", Rows.Claim.class)) {
            compare(world, row.assignment(), row.project(), "its claim", violations);
        }
        for (String table : List.of("policy.assignment_seen", "inventory.hold")) {
            for (Rows.Seen row : world.rows(table, Rows.Seen.class)) {
                row.id().ifPresent(id -> compare(world, id, row.project(), table, violations));
            }
        }
        return violations;
    }

    private void compare(
            World world, java.util.UUID assignment, String project, String where, List<Violation> violations) {
        String of = world.life(assignment).map(Life::project).orElse(project);
        if (!of.equals(project)) {
            violations.add(
                    violation(assignment.toString(), "is of project " + of + " and of " + project + " in " + where));
        }
    }

    private List<Violation> headers(World world) {
        return Stream.concat(
                        world.events().stream()
                                .filter(sent -> !sent.data().project().equals(project(sent.record())))
                                .map(sent -> sent.record()),
                        world.states().stream()
                                .filter(sent -> !sent.data().project().equals(project(sent.record())))
                                .map(sent -> sent.record()))
                .map(record -> violation(record.place(), "has another project in its headers than in its payload"))
                .toList();
    }

    private static String project(PublishedRecord record) {
        return record.header("ce_project");
    }
}
