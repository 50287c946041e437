package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.InvolvedFunction;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Severity;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * Something else that may be asked for, or the same later, with the verdict that it would get.
 *
 * @param first what must be changed before; empty where it can be asked for at once
 */
public record Alternative(WayOut way, Distance distance, boolean sameModel, List<Change> first, Verdict verdict) {

    /**
     * Best first, and total: outcome, what can be had at once, fewer and lighter findings, nearer hosts, the same model,
     * fewer companions, and in the end host, addresses and what to change.
     */
    public static final Comparator<Alternative> ORDER = Comparator.comparing(Alternative::outcome)
            .thenComparing(alternative -> alternative.first().size())
            .thenComparing(alternative -> alternative.findings(Severity.DENY))
            .thenComparing(alternative -> alternative.findings(Severity.APPROVAL))
            .thenComparing(alternative -> alternative.findings(Severity.CONSENT))
            .thenComparing(alternative -> alternative.findings(Severity.WARN))
            .thenComparing(Alternative::distance)
            .thenComparing(alternative -> !alternative.sameModel())
            .thenComparing(alternative -> companionsOf(alternative.verdict()))
            .thenComparing(Alternative::key);

    public Alternative {
        first = List.copyOf(first);
    }

    /** Functions that may be asked for at once. */
    static Alternative at(Distance distance, boolean sameModel, Verdict refused, Verdict verdict) {
        return new Alternative(way(distance, sameModel, refused, verdict), distance, sameModel, List.of(), verdict);
    }

    private static WayOut way(Distance distance, boolean sameModel, Verdict refused, Verdict verdict) {
        if (!sameModel) {
            return WayOut.OTHER_MODEL;
        }
        if (distance != Distance.SAME_HOST) {
            return WayOut.OTHER_HOST;
        }
        return companionsOf(verdict) < companionsOf(refused) ? WayOut.FEWER_COMPANIONS : WayOut.OTHER_FUNCTION;
    }

    public Outcome outcome() {
        return verdict.outcome();
    }

    /** A better outcome, or as good a one that needs fewer words of somebody. */
    public boolean isBetterThan(Verdict refused) {
        int compared = outcome().compareTo(refused.outcome());
        return compared < 0
                || (compared == 0
                        && outcome() == Outcome.NEEDS_CONSENT
                        && findings(Severity.APPROVAL) <= count(refused, Severity.APPROVAL)
                        && asks(verdict) < asks(refused));
    }

    /** Two alternatives with the same key are one. */
    String key() {
        return verdict.facts().question().host() + " "
                + String.join(",", verdict.facts().question().functions()) + " "
                + String.join("; ", first.stream().map(Change::message).toList());
    }

    private long findings(Severity severity) {
        return count(verdict, severity);
    }

    private static long asks(Verdict verdict) {
        return count(verdict, Severity.APPROVAL) + count(verdict, Severity.CONSENT);
    }

    private static long count(Verdict verdict, Severity severity) {
        return verdict.findings().stream()
                .map(Finding::severity)
                .filter(severity::equals)
                .count();
    }

    private static long companionsOf(Verdict verdict) {
        return verdict.functions().stream()
                .filter(function -> function.role() == InvolvedFunction.Role.COMPANION)
                .count();
    }
}
