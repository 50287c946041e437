package io.slotkeeper.policy.application.preview;

import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.Severity;
import io.slotkeeper.policy.domain.verdict.VerdictShift;
import java.util.List;
import java.util.Optional;

/** What a published version means for somebody's assignment, in a few sentences. */
final class AffectedSentence {

    private AffectedSentence() {}

    static String of(Affected affected, int version) {
        Question question = affected.live().question();
        String who =
                "what " + question.vm() + (affected.live().kind() == LiveAssignment.Kind.CLAIM ? " has" : " waits for")
                        + " on " + question.host() + " (" + String.join(", ", question.functions()) + ")";
        VerdictShift shift = affected.shift();
        String says =
                switch (affected.effect()) {
                    case DENIED -> " would be denied if it were asked for now." + reason(shift.added());
                    case NEEDS_MORE ->
                        " would need a consent or an approval that it did not need." + reason(shift.added());
                    case ADMITTED -> " would no longer be denied.";
                    case NEEDS_LESS -> " would need a consent or an approval less.";
                    case SAME_OUTCOME, NONE -> " would be judged as before.";
                };
        return "By version " + version + " of the support list " + who + says + " Nothing was taken away.";
    }

    private static String reason(List<Finding> added) {
        Optional<Finding> heaviest = added.stream()
                .filter(finding -> finding.severity().compareTo(Severity.WARN) < 0)
                .findFirst();
        return heaviest.map(finding -> " " + finding.message()).orElse("");
    }
}
