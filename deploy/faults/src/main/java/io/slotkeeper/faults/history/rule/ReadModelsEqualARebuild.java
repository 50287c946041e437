package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.TableComparison;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.World;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a service kept through all faults is what it makes of the topics from scratch. A tombstone that a stranger wrote
 * for an assignment that never was is remembered, and is lost with its topic: nobody writes that anew.
 */
final class ReadModelsEqualARebuild implements Invariant {
    private static final String WIPED = "broker-wiped";
    private static final Pattern OF_A_STRANGER =
            Pattern.compile("(inventory\\.hold|policy\\.assignment_seen) poison-null-value-.*");

    @Override
    public String id() {
        return "I9";
    }

    @Override
    public String promise() {
        return "read models equal a rebuild from the topics";
    }

    @Override
    public List<Violation> check(World world) {
        boolean lost = world.observed().faults().stream()
                .anyMatch(fault -> fault.fault().equals(WIPED));
        return TableComparison.compare(
                        world.observed().tables(), world.observed().rebuilt())
                .stream()
                .filter(difference ->
                        !lost || !OF_A_STRANGER.matcher(difference.subject()).matches())
                .map(difference ->
                        violation(difference.subject(), difference.detail(), difference.kept(), difference.rebuilt()))
                .toList();
    }
}
