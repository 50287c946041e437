package io.slotkeeper.faults.history.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is claimed is known to inventory, and the books of assignment agree with themselves. */
final class ClaimsAreKnownDevices implements Invariant {
    @Override
    public String id() {
        return "I6";
    }

    @Override
    public String promise() {
        return "claims are known devices, and holds, members, claims and seats add up";
    }

    @Override
    public List<Violation> check(World world) {
        List<Rows.Claim> claims = world.rows("assignment.claimed_function", Rows.Claim.class);
        List<Violation> violations = new ArrayList<>();
        if (world.has("inventory.host_function")) {
            violations.addAll(unknown(world, claims));
        }
        if (world.has("assignment.hold") && world.has("assignment.hold_member")) {
            violations.addAll(holders(world));
        }
        if (world.has("assignment.seat")) {
            violations.addAll(seats(world, claims));
        }
        return violations;
    }

    private List<Violation> unknown(World world, List<Rows.Claim> claims) {
        Map<String, Rows.Function> known = new HashMap<>();
        world.rows("inventory.host_function", Rows.Function.class)
                .forEach(function -> known.put(function.place(), function));
        Set<String> assignableWhenJudged = assignableWhenJudged(world);
        List<Violation> violations = new ArrayList<>();
        for (Rows.Claim claim : claims) {
            Rows.Function function = known.get(claim.place());
            if (function == null) {
                violations.add(violation(claim.place(), "is claimed and inventory knows no such function", claim + ""));
            } else if (!function.assignable() && !assignableWhenJudged.contains(claim.assignment() + claim.place())) {
                violations.add(
                        violation(claim.place(), "is claimed and cannot be assigned", claim + "", function + ""));
            }
        }
        return violations;
    }

    /** Assignment and function: a source may take a bridge for a device, and be contradicted after the claim. */
    private static Set<String> assignableWhenJudged(World world) {
        Set<String> assignable = new HashSet<>();
        for (Rows.Verdict row : world.rows("policy.verdict", Rows.Verdict.class)) {
            if (row.facts() == null || row.outcome().equals("DENIED")) {
                continue;
            }
            JsonNode host = row.facts().path("host");
            for (JsonNode function : host.path("functions")) {
                if (function.path("assignable").asBoolean()) {
                    assignable.add(row.assignment() + host.path("id").asText() + "/"
                            + function.path("address").asText());
                }
            }
        }
        return assignable;
    }

    private List<Violation> holders(World world) {
        Map<String, List<Rows.Member>> members = world.rows("assignment.hold_member", Rows.Member.class).stream()
                .collect(Collectors.groupingBy(Rows.Member::place));
        Set<String> held = new HashSet<>();
        List<Violation> violations = new ArrayList<>();
        for (Rows.Hold hold : world.rows("assignment.hold", Rows.Hold.class)) {
            held.add(hold.place());
            int counted = members.getOrDefault(hold.place(), List.of()).size();
            if (hold.holders() != counted) {
                violations.add(violation(
                        hold.place(),
                        "counts " + hold.holders() + " holders and has " + counted,
                        hold.toString(),
                        members.getOrDefault(hold.place(), List.of()).toString()));
            }
        }
        members.forEach((place, of) -> {
            if (!held.contains(place)) {
                violations.add(violation(place, "has members of a hold and no hold", of.toString()));
            }
        });
        world.rows("assignment.claimed_function", Rows.Claim.class).stream()
                .filter(claim -> !held.contains(claim.place()))
                .map(claim -> violation(claim.place(), "is claimed and not held", claim.toString()))
                .forEach(violations::add);
        return violations;
    }

    private List<Violation> seats(World world, List<Rows.Claim> claims) {
        List<Rows.Seat> seats = world.rows("assignment.seat", Rows.Seat.class);
        Map<String, Long> taken = seats.stream().collect(Collectors.groupingBy(Rows.Seat::vm, Collectors.counting()));
        Map<String, Long> needed =
                claims.stream().collect(Collectors.groupingBy(Rows.Claim::vm, Collectors.counting()));
        Set<String> machines = new HashSet<>(taken.keySet());
        machines.addAll(needed.keySet());
        List<Violation> violations = new ArrayList<>();
        for (String vm : machines) {
            long sat = taken.getOrDefault(vm, 0L);
            long claimed = needed.getOrDefault(vm, 0L);
            if (sat != claimed) {
                violations.add(violation(vm, "has " + sat + " seats taken for " + claimed + " claimed functions"));
            }
        }
        Set<String> ordinals = new HashSet<>();
        for (Rows.Seat seat : seats) {
            if (!ordinals.add(seat.vm() + "#" + seat.ordinal())) {
                violations.add(violation(seat.vm(), "has one seat taken twice", seat.toString()));
            }
            if (seat.limitMax() != null && seat.ordinal() > seat.limitMax()) {
                violations.add(violation(seat.vm(), "has a seat above its limit", seat.toString()));
            }
        }
        return violations;
    }
}
