package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.verdict.Severity;
import java.util.stream.Collectors;

/** An alternative in words. */
public final class AlternativeSentence {

    private AlternativeSentence() {}

    public static String of(Alternative alternative) {
        return what(alternative) + " " + andThen(alternative);
    }

    private static String what(Alternative alternative) {
        Question question = alternative.verdict().facts().question();
        String ask = "Ask for " + String.join(", ", question.functions()) + " of " + question.host() + " instead: ";
        String on =
                switch (alternative.distance()) {
                    case SAME_HOST -> "";
                    case SAME_CLUSTER -> " on another host of the cluster";
                    case ELSEWHERE -> " on another host";
                };
        return switch (alternative.way()) {
            case ASK_AGAIN -> "Ask for the same again.";
            case CHANGE_FIRST ->
                alternative.first().stream().map(Change::message).collect(Collectors.joining(" "))
                        + " Then ask for the same again.";
            case OTHER_FUNCTION, OTHER_HOST -> ask + "the same model" + on + ".";
            case FEWER_COMPANIONS -> ask + "fewer others go along.";
            case OTHER_MODEL -> ask + models(alternative) + on + ", another model of the same class.";
        };
    }

    private static String models(Alternative alternative) {
        return alternative.verdict().facts().requested().stream()
                .map(PciFunction::inWords)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String andThen(Alternative alternative) {
        return switch (alternative.outcome()) {
            case ALLOWED -> "It would be allowed.";
            case NEEDS_CONSENT ->
                "It would be allowed once somebody agrees to: "
                        + alternative.verdict().findings().stream()
                                .filter(finding -> finding.severity() == Severity.CONSENT
                                        || finding.severity() == Severity.APPROVAL)
                                .map(finding -> finding.code().wire())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ".";
            case DENIED -> "It would be denied too.";
        };
    }
}
