package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.Wire;
import io.slotkeeper.faults.history.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every assignment has one history row per revision, from 1 to its own, each with an actor; the topic tells the same. */
final class HistoryIsComplete implements Invariant {
    @Override
    public String id() {
        return "I12";
    }

    @Override
    public String promise() {
        return "the history has one row per decision, with its actor";
    }

    @Override
    public List<Violation> check(World world) {
        List<Violation> violations = new ArrayList<>();
        if (!world.has("assignment.history")) {
            return violations;
        }
        List<Rows.History> history = world.rows("assignment.history", Rows.History.class);
        Map<UUID, List<Rows.History>> byAssignment =
                history.stream().collect(Collectors.groupingBy(Rows.History::assignment));
        for (Rows.Assignment row : world.assignments().values()) {
            count(row, byAssignment.getOrDefault(row.id(), List.of()), violations);
        }
        Map<String, Rows.History> byEvent = new HashMap<>();
        for (Rows.History row : history) {
            if (row.actor() == null || row.actor().isBlank()) {
                violations.add(violation(subject(row), "nobody is named as its actor", row.toString()));
            }
            byEvent.put(row.eventId().toString(), row);
        }
        violations.addAll(toldOtherwise(world, byEvent));
        return violations;
    }

    private void count(Rows.Assignment row, List<Rows.History> history, List<Violation> violations) {
        Set<Integer> revisions = new HashSet<>();
        for (Rows.History fact : history) {
            if (!revisions.add(fact.revision())) {
                violations.add(violation(subject(fact), "has two history rows", fact.toString()));
            }
            if (fact.revision() > row.revision()) {
                violations.add(violation(subject(fact), "is in the history and not in the assignment", row.toString()));
            }
        }
        for (int revision = 1; revision <= row.revision(); revision++) {
            if (!revisions.contains(revision)) {
                violations.add(violation(row.id() + " r" + revision, "has no history row", row.toString()));
            }
        }
    }

    /** An event of an assignment that still has its history is in it, word for word where it matters. */
    private List<Violation> toldOtherwise(World world, Map<String, Rows.History> byEvent) {
        List<Violation> violations = new ArrayList<>();
        for (Wire.Sent<Wire.Event> sent : world.events()) {
            Wire.Event event = sent.data();
            if (!world.assignments().containsKey(event.assignment())) {
                continue;
            }
            Rows.History row = byEvent.get(sent.record().id());
            if (row == null
                    || row.revision() != event.revision()
                    || !row.state().equals(event.state())
                    || !Objects.equals(row.actor(), event.actor())) {
                violations.add(violation(
                        event.assignment() + " r" + event.revision(),
                        "was published and is not in the history like that",
                        sent.record().place(),
                        String.valueOf(row)));
            }
        }
        return violations;
    }

    private static String subject(Rows.History row) {
        return row.assignment() + " r" + row.revision();
    }
}
