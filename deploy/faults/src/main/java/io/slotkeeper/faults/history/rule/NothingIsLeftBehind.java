package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Life;
import io.slotkeeper.faults.history.PublishedRecord;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.Tables;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.Wire;
import io.slotkeeper.faults.history.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** At rest every outbox is empty, the topics have every revision, and every reader is as far as the writer. */
final class NothingIsLeftBehind implements Invariant {
    @Override
    public String id() {
        return "I11";
    }

    @Override
    public String promise() {
        return "outboxes drain and no revision is missing downstream";
    }

    @Override
    public List<Violation> check(World world) {
        List<Violation> violations = new ArrayList<>();
        for (PublishedRecord record : world.unreadable()) {
            violations.add(violation(record.place(), "is in a service's name and not what its contract says"));
        }
        if (!world.settings().atRest()) {
            return violations;
        }
        for (String service : Tables.SERVICES) {
            int rows = world.observed().tables().json(service + ".outbox").size();
            if (rows > 0) {
                violations.add(violation(service, "has " + rows + " rows in its outbox at rest"));
            }
        }
        if (!world.events().isEmpty()) {
            violations.addAll(gaps(world));
        }
        if (!world.states().isEmpty()) {
            violations.addAll(newestStates(world));
        }
        violations.addAll(hosts(world));
        violations.addAll(behind(world, "policy.assignment_seen"));
        violations.addAll(behind(world, "inventory.hold"));
        violations.addAll(hostsSeen(world));
        return violations;
    }

    private List<Violation> gaps(World world) {
        Map<UUID, Set<Integer>> told = new HashMap<>();
        for (Wire.Sent<Wire.Event> sent : world.events()) {
            told.computeIfAbsent(sent.data().assignment(), id -> new HashSet<>())
                    .add(sent.data().revision());
        }
        List<Violation> violations = new ArrayList<>();
        for (Life life : world.lives().values()) {
            Set<Integer> there = told.getOrDefault(life.id(), Set.of());
            for (int revision = 1; revision <= life.steps().lastKey(); revision++) {
                if (!there.contains(revision)) {
                    violations.add(violation(life.id() + " r" + revision, "was not published", life.lines()));
                }
            }
        }
        return violations;
    }

    private List<Violation> newestStates(World world) {
        Map<UUID, Integer> newest = new HashMap<>();
        for (Wire.Sent<Wire.State> sent : world.states()) {
            newest.merge(sent.data().assignment(), sent.data().revision(), Math::max);
        }
        List<Violation> violations = new ArrayList<>();
        for (Rows.Assignment row : world.assignments().values()) {
            int told = newest.getOrDefault(row.id(), 0);
            if (told != row.revision()) {
                violations.add(violation(
                        row.id().toString(),
                        "is at revision " + row.revision() + " and its topic says " + told,
                        row.toString()));
            }
        }
        return violations;
    }

    private List<Violation> hosts(World world) {
        Map<String, Long> told = new HashMap<>();
        world.hosts().forEach(sent -> told.merge(sent.data().host(), sent.data().revision(), Math::max));
        if (told.isEmpty()) {
            return List.of();
        }
        return world.rows("inventory.host", Rows.Host.class).stream()
                .filter(host -> host.revision() > 0)
                .filter(host -> told.getOrDefault(host.id(), 0L) != host.revision())
                .map(host -> violation(
                        host.id(),
                        "is at revision " + host.revision() + " and its topic says " + told.getOrDefault(host.id(), 0L),
                        host.toString()))
                .toList();
    }

    private List<Violation> behind(World world, String table) {
        if (!world.has(table)) {
            return List.of();
        }
        Map<String, Long> seen = new HashMap<>();
        world.rows(table, Rows.Seen.class).forEach(row -> seen.put(row.assignment(), row.revision()));
        return world.assignments().values().stream()
                .filter(row -> seen.getOrDefault(row.id().toString(), 0L) != row.revision())
                .map(row -> violation(
                        row.id().toString(),
                        table + " is at revision " + seen.getOrDefault(row.id().toString(), 0L) + " of "
                                + row.revision(),
                        row.toString()))
                .toList();
    }

    private List<Violation> hostsSeen(World world) {
        if (!world.has("assignment.host_state")) {
            return List.of();
        }
        Map<String, Long> seen = new HashMap<>();
        world.rows("assignment.host_state", Rows.HostSeen.class).forEach(row -> seen.put(row.host(), row.revision()));
        return world.rows("inventory.host", Rows.Host.class).stream()
                .filter(host -> host.revision() > 0)
                .filter(host -> seen.getOrDefault(host.id(), 0L) != host.revision())
                .map(host -> violation(
                        host.id(),
                        "assignment.host_state is at revision " + seen.getOrDefault(host.id(), 0L) + " of "
                                + host.revision(),
                        host.toString()))
                .toList();
    }
}
