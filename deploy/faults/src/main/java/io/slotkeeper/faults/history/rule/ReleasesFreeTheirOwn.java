package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Life;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.States;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Whoever has ended holds nothing; whoever holds has all that it asked for and all that goes with it, and no more. */
final class ReleasesFreeTheirOwn implements Invariant {
    @Override
    public String id() {
        return "I7";
    }

    @Override
    public String promise() {
        return "a release frees exactly what was claimed, once, and never what is another's";
    }

    @Override
    public List<Violation> check(World world) {
        List<Violation> violations = new ArrayList<>();
        violations.addAll(releasedTwice(world));
        if (!world.has("assignment.claimed_function") || !world.has("assignment.hold_member")) {
            return violations;
        }
        Map<UUID, Set<String>> claimed = new HashMap<>();
        world.rows("assignment.claimed_function", Rows.Claim.class)
                .forEach(claim -> add(claimed, claim.assignment(), claim.function()));
        Map<UUID, Set<String>> members = new HashMap<>();
        world.rows("assignment.hold_member", Rows.Member.class)
                .forEach(member -> add(members, member.assignment(), member.function()));
        for (Rows.Assignment row : world.assignments().values()) {
            boolean holds = row.saysThatItHolds();
            compare(world, row, "claims", holds ? new TreeSet<>(row.functions()) : Set.of(), claimed, violations);
            compare(world, row, "holds", holds ? new TreeSet<>(row.heldMembers()) : Set.of(), members, violations);
            if (holds && States.ENDED.contains(row.state())) {
                violations.add(
                        violation(row.id().toString(), "is " + row.state() + " and says that it holds", row + ""));
            }
            if (!holds && States.HOLDING.contains(row.state())) {
                violations.add(violation(row.id().toString(), "is " + row.state() + " and holds nothing", row + ""));
            }
        }
        return violations;
    }

    private void compare(
            World world,
            Rows.Assignment row,
            String verb,
            Set<String> expected,
            Map<UUID, Set<String>> found,
            List<Violation> violations) {
        Set<String> has = found.getOrDefault(row.id(), Set.of());
        if (!has.equals(expected)) {
            List<String> evidence = new ArrayList<>(List.of("rows: " + has, "document: " + expected));
            evidence.addAll(world.life(row.id()).map(Life::lines).orElse(List.of()));
            violations.add(violation(
                    row.id().toString(),
                    "is " + row.state() + " and " + verb + " " + has + " instead of " + expected,
                    evidence));
        }
    }

    private List<Violation> releasedTwice(World world) {
        return world.lives().values().stream()
                .filter(life -> endings(life) > 1)
                .map(life -> violation(life.id().toString(), "gave back what it held more than once", life.lines()))
                .toList();
    }

    private static long endings(Life life) {
        return life.all().stream()
                .filter(Life.Step::changesState)
                .filter(step -> States.ENDED.contains(step.state()))
                .count();
    }

    private static void add(Map<UUID, Set<String>> sets, UUID assignment, String function) {
        sets.computeIfAbsent(assignment, id -> new TreeSet<>()).add(function);
    }
}
