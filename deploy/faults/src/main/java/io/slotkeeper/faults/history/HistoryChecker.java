package io.slotkeeper.faults.history;

import io.slotkeeper.faults.history.rule.Invariants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges a run by every invariant. */
public final class HistoryChecker {
    private HistoryChecker() {}

    /** Every violation in what the run left in its directory. */
    public static List<Violation> check(Path runDirectory) {
        return report(runDirectory).violations();
    }

    /** The same with how much was looked at. */
    public static Report report(Path runDirectory) {
        try {
            return report(new RunDirectory(runDirectory).read());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the run in " + runDirectory, e);
        }
    }

    /** The same for what was observed in any other way. */
    public static Report report(Observed observed) {
        World world = World.of(observed);
        List<Violation> violations = Invariants.all().stream()
                .flatMap(invariant -> invariant.check(world).stream())
                .toList();
        return new Report(violations, counts(world, violations));
    }

    private static Map<String, Long> counts(World world, List<Violation> violations) {
        Map<String, Long> counts = new TreeMap<>();
        for (ClientCall call : world.calls()) {
            add(counts, "calls " + call.action() + " " + call.outcome());
        }
        world.observed().faults().forEach(fault -> add(counts, "faults " + fault.fault()));
        world.observed().published().forEach(record -> add(counts, "records " + record.topic()));
        world.lives()
                .values()
                .forEach(life -> add(counts, "assignments " + life.last().state()));
        for (String table : world.observed().tables().names()) {
            counts.put("rows " + table, (long)
                    world.observed().tables().json(table).size());
        }
        violations.forEach(violation -> add(counts, "violations of " + violation.invariant()));
        return counts;
    }

    private static void add(Map<String, Long> counts, String what) {
        counts.merge(what, 1L, Long::sum);
    }
}
