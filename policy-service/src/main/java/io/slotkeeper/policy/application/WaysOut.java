package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.alternatives.Alternative;
import io.slotkeeper.policy.domain.alternatives.AlternativeSentence;
import io.slotkeeper.policy.domain.alternatives.Change;
import io.slotkeeper.policy.domain.alternatives.Distance;
import io.slotkeeper.policy.domain.alternatives.Impossible;
import io.slotkeeper.policy.domain.alternatives.WayOut;
import io.slotkeeper.policy.domain.verdict.DeviceLimit;
import io.slotkeeper.policy.domain.verdict.InvolvedFunction;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would work in place of what was refused, best first, and what cannot work however one asks.
 *
 * @param alternatives at most five; empty where the request is allowed, or where nothing is any better
 */
public record WaysOut(List<AlternativeDocument> alternatives, List<Impossible> impossible) {

    public static final WaysOut NONE = new WaysOut(List.of(), List.of());

    static WaysOut of(List<Alternative> ranked, List<Impossible> impossible) {
        List<AlternativeDocument> alternatives = new ArrayList<>();
        ranked.forEach(one -> alternatives.add(AlternativeDocument.of(alternatives.size() + 1, one)));
        return new WaysOut(List.copyOf(alternatives), impossible);
    }

    /**
     * Something else that may be asked for, or the same later, and what the verdict on it would be now.
     *
     * @param rank from 1, the best
     * @param functions to ask for
     * @param companions what would change context with them
     * @param first what must be changed before; empty where it can be asked for at once
     */
    public record AlternativeDocument(
            int rank,
            WayOut way,
            String summary,
            String host,
            @Nullable Long hostRevision,
            Distance distance,
            boolean sameModel,
            List<String> functions,
            List<String> companions,
            List<Step> first,
            Outcome outcome,
            List<VerdictDocument.FindingDocument> findings,
            DeviceLimit limit) {

        static AlternativeDocument of(int rank, Alternative alternative) {
            Verdict verdict = alternative.verdict();
            return new AlternativeDocument(
                    rank,
                    alternative.way(),
                    AlternativeSentence.of(alternative),
                    verdict.facts().question().host(),
                    verdict.facts().host().revision(),
                    alternative.distance(),
                    alternative.sameModel(),
                    verdict.facts().question().functions(),
                    verdict.functions().stream()
                            .filter(function -> function.role() == InvolvedFunction.Role.COMPANION)
                            .map(InvolvedFunction::address)
                            .toList(),
                    alternative.first().stream().map(Step::of).toList(),
                    alternative.outcome(),
                    verdict.findings().stream()
                            .map(VerdictDocument.FindingDocument::of)
                            .toList(),
                    verdict.limit());
        }
    }

    /** Something to do first; {@code answers} is the code of the finding that it takes away. */
    public record Step(String answers, String subject, String message) {
        static Step of(Change change) {
            return new Step(change.answers().wire(), change.subject(), change.message());
        }
    }
}
