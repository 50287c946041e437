package io.slotkeeper.faults.history;

import java.util.List;

/**
 * Everything that a drill leaves to be judged.
 *
 * @param calls in the order in which they began
 * @param published every topic from its start, each partition in its order
 * @param tables the rows of every service at the end
 * @param rebuilt the same of services that were rebuilt from the topics; without rows where that was not done
 */
public record Observed(
        Settings settings,
        List<ClientCall> calls,
        List<FaultWindow> faults,
        List<PublishedRecord> published,
        Tables tables,
        Tables rebuilt,
        List<Gauge> gauges,
        List<Secret> secrets) {
    public Observed {
        calls = List.copyOf(calls);
        faults = List.copyOf(faults);
        published = List.copyOf(published);
        gauges = List.copyOf(gauges);
        secrets = List.copyOf(secrets);
    }
}
