package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.ClientCall;
import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Life;
import io.slotkeeper.faults.history.PublishedRecord;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.States;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What was accepted, over HTTP or as a command, is an assignment that has ended or waits for somebody. Judged at rest
 * only: before, whatever is on its way may still arrive.
 */
final class EverythingEnds implements Invariant {
    private static final String COMMANDS = "slotkeeper.assignment.commands";
    private static final String REQUEST = "slotkeeper.assignment.request.v1";
    private static final String REJECTED = "slotkeeper.assignment.command-rejected.v1";

    @Override
    public String id() {
        return "I3";
    }

    @Override
    public String promise() {
        return "every accepted request or command ends, or waits for people, soon after the faults stopped";
    }

    @Override
    public List<Violation> check(World world) {
        List<Violation> violations = new ArrayList<>();
        if (!world.settings().atRest() || !world.has("assignment.assignment")) {
            return violations;
        }
        Set<UUID> withOrder =
                pending(world).stream().map(Rows.Order::assignment).collect(Collectors.toSet());
        Set<String> busyHosts = pending(world).stream().map(Rows.Order::host).collect(Collectors.toSet());
        for (Rows.Assignment row : world.assignments().values()) {
            if (!isSettled(row, withOrder, busyHosts)) {
                violations.add(violation(
                        row.id().toString(),
                        "is still " + row.state() + " and nobody is waited for",
                        world.life(row.id()).map(Life::lines).orElse(List.of())));
            }
        }
        violations.addAll(lost(world));
        violations.addAll(unanswered(world));
        return violations;
    }

    private static List<Rows.Order> pending(World world) {
        return world.rows("assignment.assignment_order", Rows.Order.class).stream()
                .filter(order -> order.state().equals("PENDING"))
                .toList();
    }

    private static boolean isSettled(Rows.Assignment row, Set<UUID> withOrder, Set<String> busyHosts) {
        String state = row.state();
        return States.ENDED.contains(state)
                || States.AT_REST.contains(state)
                || (States.WITH_ORDER.contains(state) && withOrder.contains(row.id()))
                || (state.equals("CLAIMED") && busyHosts.contains(row.host()));
    }

    private List<Violation> lost(World world) {
        List<Violation> violations = new ArrayList<>();
        for (ClientCall call : world.calls()) {
            if (call.is("request") && call.ok()) {
                UUID id = call.assignment().orElse(null);
                if (id == null
                        || (world.life(id).isEmpty() && !world.assignments().containsKey(id))) {
                    violations.add(violation(
                            "op " + call.op(), "was accepted and there is no such assignment", call.toString()));
                }
            }
        }
        return violations;
    }

    /** As many answers as different requests came under one correlation; dead letters are answered to operators. */
    private List<Violation> unanswered(World world) {
        Map<String, Set<String>> asked = new HashMap<>();
        for (PublishedRecord record : world.topic(COMMANDS)) {
            if (record.type().equals(REQUEST) && !record.id().isEmpty()) {
                asked.computeIfAbsent(correlation(record), unseen -> new HashSet<>())
                        .add(record.identity());
            }
        }
        Set<String> letters = world.rows("assignment.dead_letter", Rows.DeadLetter.class).stream()
                .filter(letter -> letter.eventId() != null)
                .map(letter -> String.valueOf(letter.eventId()))
                .collect(Collectors.toSet());
        Map<String, Set<String>> answered = answers(world);
        List<Violation> violations = new ArrayList<>();
        asked.forEach((correlation, commands) -> {
            Set<String> open = commands.stream()
                    .filter(identity -> !letters.contains(identity.substring(identity.lastIndexOf('#') + 1)))
                    .collect(Collectors.toSet());
            Set<String> answers = answered.getOrDefault(correlation, Set.of());
            if (answers.size() < open.size() || answers.size() > commands.size()) {
                violations.add(violation(
                        "command " + correlation,
                        commands.size() + " requests came and got " + answers.size() + " answers",
                        "asked: " + commands,
                        "answered: " + answers));
            }
        });
        return violations;
    }

    private static Map<String, Set<String>> answers(World world) {
        Map<String, Set<String>> answered = new HashMap<>();
        for (Rows.Assignment row : world.assignments().values()) {
            add(answered, row.correlationId(), "assignment " + row.id());
        }
        for (PublishedRecord record : world.topic("slotkeeper.assignment.events")) {
            boolean first =
                    record.value() != null && record.value().path("revision").asInt() == 1;
            if (first) {
                add(answered, record.header("ce_correlationid"), "assignment " + record.key());
            } else if (record.type().equals(REJECTED) && isAboutRequest(record)) {
                add(answered, correlation(record), "rejection " + record.id());
            }
        }
        return answered;
    }

    private static boolean isAboutRequest(PublishedRecord rejection) {
        return rejection.value() != null
                && rejection.value().path("command").asText().equals(REQUEST);
    }

    private static void add(
            Map<String, Set<String>> answered, @org.jspecify.annotations.Nullable String correlation, String answer) {
        if (correlation != null && !correlation.isEmpty()) {
            answered.computeIfAbsent(correlation, unseen -> new HashSet<>()).add(answer);
        }
    }

    /** What came without correlation and key is answered under its own id. */
    private static String correlation(PublishedRecord record) {
        String extension = record.header("ce_correlationid");
        String key = record.key();
        return !extension.isEmpty() ? extension : key == null ? record.id() : key;
    }
}
