package io.slotkeeper.faults.history.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.PublishedRecord;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.Wire;
import io.slotkeeper.faults.history.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A function that is not there any more is LOST, said by an event; nothing that was ever told of is gone from the tables. */
final class NothingIsRemovedSilently implements Invariant {
    private static final String LOST = "LOST";
    private static final String PRESENT = "PRESENT";
    private static final String CHANGES = "slotkeeper.inventory.changes";

    @Override
    public String id() {
        return "I16";
    }

    @Override
    public String promise() {
        return "no device is removed silently";
    }

    @Override
    public List<Violation> check(World world) {
        List<Violation> violations = new ArrayList<>();
        if (!world.has("inventory.host_function")) {
            return violations;
        }
        List<Rows.Function> rows = world.rows("inventory.host_function", Rows.Function.class);
        violations.addAll(gone(world, rows));
        if (!world.topic(CHANGES).isEmpty() && world.settings().atRest()) {
            violations.addAll(untold(world, rows));
        }
        return violations;
    }

    private List<Violation> gone(World world, List<Rows.Function> rows) {
        Set<String> kept = rows.stream().map(Rows.Function::place).collect(Collectors.toSet());
        Set<String> told = new TreeSet<>();
        for (Wire.Sent<Wire.HostState> sent : world.hosts()) {
            sent.data().allFunctions().forEach(function -> told.add(sent.data().host() + "/" + function.address()));
        }
        Set<String> absent = new HashSet<>();
        for (Wire.HostState host : newest(world).values()) {
            Set<String> addresses =
                    host.allFunctions().stream().map(Wire.Function::address).collect(Collectors.toSet());
            told.stream()
                    .filter(place -> place.startsWith(host.host() + "/"))
                    .filter(place ->
                            !addresses.contains(place.substring(host.host().length() + 1)))
                    .forEach(absent::add);
        }
        List<Violation> violations = new ArrayList<>();
        for (String place : told) {
            if (!kept.contains(place)) {
                violations.add(violation(place, "was published once and is in no table"));
            } else if (absent.contains(place)) {
                violations.add(violation(place, "is missing from the host's last published state"));
            }
        }
        return violations;
    }

    private static Map<String, Wire.HostState> newest(World world) {
        Map<String, Wire.HostState> newest = new HashMap<>();
        for (Wire.Sent<Wire.HostState> sent : world.hosts()) {
            newest.merge(
                    sent.data().host(),
                    sent.data(),
                    (before, after) -> after.revision() >= before.revision() ? after : before);
        }
        return newest;
    }

    private List<Violation> untold(World world, List<Rows.Function> rows) {
        Map<String, SortedMap<Long, String>> told = told(world);
        List<Violation> violations = new ArrayList<>();
        told.forEach((place, events) -> {
            String before = PRESENT;
            for (Map.Entry<Long, String> event : events.entrySet()) {
                if (event.getValue().equals(PRESENT) && !before.equals(LOST)) {
                    violations.add(violation(
                            place, "returned at revision " + event.getKey() + " and nobody had told that it was lost"));
                }
                before = event.getValue();
            }
        });
        for (Rows.Function function : rows) {
            SortedMap<Long, String> events = told.getOrDefault(function.place(), new TreeMap<>());
            String last = events.getOrDefault(events.isEmpty() ? 0L : events.lastKey(), PRESENT);
            if (!function.presence().equals(last)) {
                violations.add(violation(
                        function.place(), "is " + function.presence() + " and what was told last is " + last));
            }
        }
        return violations;
    }

    /** What was told about each function's presence, by the host's revision. */
    private static Map<String, SortedMap<Long, String>> told(World world) {
        Map<String, SortedMap<Long, String>> told = new TreeMap<>();
        for (PublishedRecord record : world.topic(CHANGES)) {
            JsonNode change = record.value();
            boolean lost = record.type().startsWith("slotkeeper.inventory.function-lost.");
            boolean back = record.type().startsWith("slotkeeper.inventory.function-returned.");
            if (change != null && (lost || back)) {
                String place = change.path("host").asText() + "/"
                        + change.path("address").asText();
                told.computeIfAbsent(place, unseen -> new TreeMap<>())
                        .put(change.path("revision").asLong(), lost ? LOST : PRESENT);
            }
        }
        return told;
    }
}
