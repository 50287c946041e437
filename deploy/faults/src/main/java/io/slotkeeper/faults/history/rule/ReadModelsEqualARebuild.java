package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.TableComparison;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.World;
import java.util.List;

/** What a service kept through all faults is what it makes of the topics from scratch. */
final class ReadModelsEqualARebuild implements Invariant {
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
        return TableComparison.compare(
                        world.observed().tables(), world.observed().rebuilt())
                .stream()
                .map(difference ->
                        violation(difference.subject(), difference.detail(), difference.kept(), difference.rebuilt()))
                .toList();
    }
}
