package io.slotkeeper.faults.history;

import java.util.List;
import java.util.Map;

/** What the checker found, and how much it looked at: a rule that had nothing to look at proves nothing. */
public record Report(List<Violation> violations, Map<String, Long> counts) {
    public Report {
        violations = List.copyOf(violations);
    }

    /** For people: counts first, then every violation with its evidence. */
    public String text() {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, count) -> text.append("%8d  %s%n".formatted(count, what)));
        text.append("%8d  violations%n".formatted(violations.size()));
        violations.forEach(violation -> text.append(violation).append(System.lineSeparator()));
        return text.toString();
    }
}
