package io.slotkeeper.faults.history.rule;

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
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A function that is not there any more is LOST, said by an event; nothing that was ever told of is gone from the tables. */
final class NothingIsRemovedSilently implements Invariant {
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
        Map<String, String> last = new HashMap<>();
        Map<String, Long> at = new HashMap<>();
        for (PublishedRecord record : world.topic(CHANGES)) {
            boolean lost = record.type().startsWith("slotkeeper.inventory.function-lost.");
            boolean back = record.type().startsWith("slotkeeper.inventory.function-returned.");
            if (record.value() == null || (!lost && !back)) {
                continue;
            }
            String place = record.value().path("host").asText() + "/"
                    + record.value().path("address").asText();
            long revision = record.value().path("revision").asLong();
            if (revision >= at.getOrDefault(place, 0L)) {
                at.put(place, revision);
                last.put(place, lost ? "LOST" : "PRESENT");
            }
        }
        return rows.stream()
                .filter(function -> !function.presence().equals(last.getOrDefault(function.place(), "PRESENT")))
                .map(function -> violation(
                        function.place(),
                        "is " + function.presence() + " and the last event about that says "
                                + last.getOrDefault(function.place(), "nothing")))
                .toList();
    }
}
