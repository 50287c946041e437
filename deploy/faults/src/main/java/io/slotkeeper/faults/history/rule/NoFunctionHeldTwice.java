package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Life;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Every function is a register of its own: the times in which assignments held it never overlap. A stamp is made after
 * the hold was taken and before it is given back, so what overlaps here overlapped in the database too; clocks of all
 * instances are one machine's.
 */
final class NoFunctionHeldTwice implements Invariant {
    @Override
    public String id() {
        return "I1";
    }

    @Override
    public String promise() {
        return "no function is held by two virtual machines at any moment";
    }

    @Override
    public List<Violation> check(World world) {
        List<Violation> violations = new ArrayList<>();
        registers(world).forEach((place, spans) -> violations.addAll(overlaps(place, spans)));
        violations.addAll(rows(world));
        return violations;
    }

    private static Map<String, List<Life.Span>> registers(World world) {
        Map<String, List<Life.Span>> registers = new TreeMap<>();
        for (Life life : world.lives().values()) {
            for (Life.Span span : life.spans()) {
                life.held().forEach(function -> registers
                        .computeIfAbsent(life.host() + "/" + function, place -> new ArrayList<>())
                        .add(span));
            }
        }
        return registers;
    }

    private List<Violation> overlaps(String place, List<Life.Span> spans) {
        List<Violation> violations = new ArrayList<>();
        List<Life.Span> open = new ArrayList<>();
        spans.sort(Comparator.comparing(Life.Span::start));
        for (Life.Span span : spans) {
            open.removeIf(earlier -> !earlier.overlaps(span));
            open.stream()
                    .filter(earlier -> mayNotShare(place, earlier.life(), span.life()))
                    .map(earlier -> overlap(place, earlier, span))
                    .forEach(violations::add);
            open.add(span);
        }
        return violations;
    }

    /** One machine may hold a member of a holder group through several assignments, a requested function only once. */
    private static boolean mayNotShare(String place, Life one, Life other) {
        String function = place.substring(place.indexOf('/') + 1);
        boolean bothAsked =
                one.functions().contains(function) && other.functions().contains(function);
        return !one.vm().equals(other.vm()) || (bothAsked && !one.id().equals(other.id()));
    }

    private Violation overlap(String place, Life.Span one, Life.Span other) {
        List<String> evidence = new ArrayList<>(List.of(one.toString(), other.toString()));
        evidence.addAll(one.life().lines());
        evidence.addAll(other.life().lines());
        return violation(
                place,
                "held for " + one.life().vm() + " and for " + other.life().vm() + " at the same time",
                evidence);
    }

    private List<Violation> rows(World world) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Rows.Claim> claims = new HashMap<>();
        for (Rows.Claim claim : world.rows("assignment.claimed_function", Rows.Claim.class)) {
            Rows.Claim first = claims.putIfAbsent(claim.place(), claim);
            if (first != null) {
                violations.add(violation(claim.place(), "two rows claim it", first.toString(), claim.toString()));
            }
        }
        Map<String, Rows.Hold> holds = new HashMap<>();
        for (Rows.Hold hold : world.rows("assignment.hold", Rows.Hold.class)) {
            Rows.Hold first = holds.putIfAbsent(hold.place(), hold);
            if (first != null) {
                violations.add(violation(hold.place(), "two rows hold it", first.toString(), hold.toString()));
            }
            Rows.Claim claim = claims.get(hold.place());
            if (claim != null && !Objects.equals(claim.vm(), hold.vm())) {
                violations.add(violation(
                        hold.place(),
                        "held for one machine and claimed for another",
                        hold.toString(),
                        claim.toString()));
            }
        }
        return violations;
    }
}
