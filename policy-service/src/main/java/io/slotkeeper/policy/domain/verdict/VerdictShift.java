package io.slotkeeper.policy.domain.verdict;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;

/**
 * What is different when the same question is judged by other knowledge. Two findings are the same reason when code,
 * severity and subject are; their words may differ, as they name the version of a list.
 *
 * @param added reasons of the newer verdict only
 * @param removed reasons of the older verdict only
 */
public record VerdictShift(Outcome from, Outcome to, List<Finding> added, List<Finding> removed) {

    public VerdictShift {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    public static VerdictShift between(Verdict before, Verdict after) {
        return new VerdictShift(
                before.outcome(), after.outcome(), notIn(before, after.findings()), notIn(after, before.findings()));
    }

    public VerdictShift mirrored() {
        return new VerdictShift(to, from, removed, added);
    }

    public Effect effect() {
        if (from != to && (from == Outcome.DENIED || to == Outcome.DENIED)) {
            return to == Outcome.DENIED ? Effect.DENIED : Effect.ADMITTED;
        }
        if (to != Outcome.DENIED) {
            if (added.stream().anyMatch(VerdictShift::asks)) {
                return Effect.NEEDS_MORE;
            }
            if (removed.stream().anyMatch(VerdictShift::asks)) {
                return Effect.NEEDS_LESS;
            }
        }
        return added.isEmpty() && removed.isEmpty() ? Effect.NONE : Effect.SAME_OUTCOME;
    }

    private static boolean asks(Finding finding) {
        return finding.severity() == Severity.CONSENT || finding.severity() == Severity.APPROVAL;
    }

    private record Reason(String code, Severity severity, String subject) {
        static Reason of(Finding finding) {
            return new Reason(finding.code().wire(), finding.severity(), finding.subject());
        }
    }

    private static List<Finding> notIn(Verdict verdict, List<Finding> findings) {
        Set<Reason> known = verdict.findings().stream().map(Reason::of).collect(toSet());
        return findings.stream()
                .filter(finding -> !known.contains(Reason.of(finding)))
                .toList();
    }
}
