package io.slotkeeper.faults.history;

import java.util.List;

/**
 * An invariant that did not hold.
 *
 * @param invariant {@code I1} to {@code I18}
 * @param subject what it is about, such as an assignment or {@code host/function}
 * @param detail one sentence
 * @param evidence the lines that show it, few and short
 */
public record Violation(String invariant, String subject, String detail, List<String> evidence) {
    private static final int LINES_MAX = 10;

    public Violation {
        evidence = evidence.stream().limit(LINES_MAX).toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(invariant + " " + subject + ": " + detail);
        evidence.forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }
}
