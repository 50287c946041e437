package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.domain.verdict.Severity;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same functions after something else was changed: nothing is searched for, the findings say what. Told is the least
 * that makes a difference, once against what denies and once against all that stands in the way.
 */
final class ChangesFirst {

    /** Nobody does more than this for one device, and each costs a look at all rules. */
    private static final int AT_MOST = 8;

    private ChangesFirst() {}

    /** {@code judge} says what the rules say to other facts. */
    static List<Alternative> of(Verdict refused, Function<Facts, Verdict> judge) {
        List<Change> all = Changes.of(refused);
        Set<FindingCode> denying = codes(refused, Severity.DENY);
        List<Change> againstDenials = all.stream()
                .filter(change -> denying.contains(change.answers()))
                .toList();
        return Stream.of(againstDenials, all)
                .distinct()
                .filter(changes -> !changes.isEmpty() && changes.size() <= AT_MOST)
                .map(changes -> least(changes, refused, judge))
                .toList();
    }

    private static Alternative least(List<Change> changes, Verdict refused, Function<Facts, Verdict> judge) {
        List<Change> needed = new ArrayList<>(changes);
        Verdict best = judge.apply(after(needed, refused.facts()));
        for (Change change : changes) {
            List<Change> fewer = new ArrayList<>(needed);
            fewer.remove(change);
            if (fewer.isEmpty()) {
                break;
            }
            Verdict verdict = judge.apply(after(fewer, refused.facts()));
            if (asGood(verdict, best)) {
                needed = fewer;
                best = verdict;
            }
        }
        return new Alternative(WayOut.CHANGE_FIRST, Distance.SAME_HOST, true, needed, best);
    }

    private static boolean asGood(Verdict verdict, Verdict best) {
        return verdict.outcome() == best.outcome() && asks(verdict) <= asks(best);
    }

    private static long asks(Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.severity().compareTo(Severity.CONSENT) <= 0)
                .count();
    }

    private static Facts after(List<Change> changes, Facts facts) {
        Facts then = facts;
        for (Change change : changes) {
            then = change.effect().apply(then);
        }
        return then;
    }

    private static Set<FindingCode> codes(Verdict refused, Severity severity) {
        return refused.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .map(finding -> finding.code())
                .collect(Collectors.toSet());
    }
}
