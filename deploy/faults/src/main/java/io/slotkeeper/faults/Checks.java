package io.slotkeeper.faults;

import io.slotkeeper.faults.agent.AgentLog;
import io.slotkeeper.faults.bed.Instance;
import io.slotkeeper.faults.history.HistoryChecker;
import io.slotkeeper.faults.history.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All checks of what a run has left behind. */
final class Checks {
    private Checks() {}

    /**
     * What was violated, one paragraph each.
     *
     * @param instances every service that ran, for what its agent noted
     */
    static List<String> of(Path directory, List<Instance> instances) {
        List<String> violated = new ArrayList<>();
        for (Instance instance : instances) {
            for (String place : AgentLog.missing(instance.crashPoints())) {
                violated.add("drill: the agent finds no place for " + place + " in " + instance.name());
            }
        }
        for (Violation violation : HistoryChecker.check(directory)) {
            violated.add(violation.toString());
        }
        return violated;
    }
}
