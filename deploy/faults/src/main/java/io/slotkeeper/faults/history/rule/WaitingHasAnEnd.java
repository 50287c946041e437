package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Life;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.States;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.Wire;
import io.slotkeeper.faults.history.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whatever does not stay as it is says until when, who is waited for and for what; and no deadline passes unheard. */
final class WaitingHasAnEnd implements Invariant {
    private static final Set<String> STAYS = Set.of("ATTACHED", "FAILED");

    @Override
    public String id() {
        return "I15";
    }

    @Override
    public String promise() {
        return "no transient state is without a deadline, an owner and a next action";
    }

    @Override
    public List<Violation> check(World world) {
        Map<UUID, Wire.State> newest = newest(world);
        Instant latest = latest(world);
        List<Violation> violations = new ArrayList<>();
        for (Rows.Assignment row : world.assignments().values()) {
            String missing = missing(row, newest.get(row.id()));
            if (isTransient(row) && !missing.isEmpty()) {
                violations.add(about(world, row, "is " + row.state() + " without " + missing));
            }
            if (world.settings().atRest() && isOverdue(row, latest, world)) {
                violations.add(about(
                        world, row, "is " + row.state() + " although its deadline " + row.deadline() + " passed"));
            }
        }
        return violations;
    }

    private static boolean isTransient(Rows.Assignment row) {
        return !States.ENDED.contains(row.state()) && !STAYS.contains(row.state());
    }

    private static String missing(Rows.Assignment row, Wire.@Nullable State told) {
        List<String> missing = new ArrayList<>();
        if (row.deadline() == null) {
            missing.add("a deadline");
        }
        if (told != null) {
            Wire.Wait wait = told.waitingFor();
            if (wait == null || wait.owner() == null) {
                missing.add("an owner");
            }
            if (wait == null || wait.action() == null) {
                missing.add("a next action");
            }
        }
        return String.join(", ", missing);
    }

    private static boolean isOverdue(Rows.Assignment row, Instant latest, World world) {
        return row.deadline() != null
                && row.deadline().plus(world.settings().deadline()).isBefore(latest);
    }

    /** The last thing that is known to have happened: at least that late it is. */
    private static Instant latest(World world) {
        return world.lives().values().stream()
                .map(life -> life.last().at())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private static Map<UUID, Wire.State> newest(World world) {
        Map<UUID, Wire.State> newest = new HashMap<>();
        for (Wire.Sent<Wire.State> sent : world.states()) {
            newest.merge(
                    sent.data().assignment(),
                    sent.data(),
                    (before, after) -> after.revision() >= before.revision() ? after : before);
        }
        return newest;
    }

    private Violation about(World world, Rows.Assignment row, String detail) {
        return violation(
                row.id().toString(),
                detail,
                world.life(row.id()).map(Life::lines).orElse(List.of()));
    }
}
