package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.Gauge;
import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.World;
import java.util.List;

/** Memory, handles, threads and connections come back to where they were; who measures also says what is close enough. */
final class BackToBaseline implements Invariant {
    @Override
    public String id() {
        return "I14";
    }

    @Override
    public String promise() {
        return "memory, file handles and connections are back to where they were";
    }

    @Override
    public List<Violation> check(World world) {
        return world.observed().gauges().stream()
                .filter(gauge -> gauge.after() > gauge.allowed())
                .map(gauge -> violation(gauge.process(), sentence(gauge)))
                .toList();
    }

    private static String sentence(Gauge gauge) {
        return "%s went from %.0f to %.0f, at most %.0f is allowed"
                .formatted(gauge.name(), gauge.before(), gauge.after(), gauge.allowed());
    }
}
