package io.slotkeeper.faults;

import io.slotkeeper.faults.history.HistoryChecker;
import io.slotkeeper.faults.history.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All checks of what a run has left behind. */
final class Checks {
    private Checks() {}

    /** What was violated, one paragraph each. */
    static List<String> of(Path directory) throws IOException {
        List<String> violated = new ArrayList<>();
        for (Violation violation : HistoryChecker.check(directory)) {
            violated.add(violation.toString());
        }
        return violated;
    }
}
