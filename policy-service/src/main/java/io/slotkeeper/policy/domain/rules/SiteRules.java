package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.CUSTOM_RULE;
import static io.slotkeeper.policy.domain.verdict.FindingCode.CUSTOM_RULE_FAILED;
import static io.slotkeeper.policy.domain.verdict.FindingCode.CUSTOM_RULE_UNKNOWN;

import io.slotkeeper.policy.domain.custom.ActiveRule;
import io.slotkeeper.policy.domain.custom.Answer;
import io.slotkeeper.policy.domain.custom.Fact;
import io.slotkeeper.policy.domain.custom.Situation;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The administrator's own rules. Each is asked by itself, so that none can take the word from another. */
public final class SiteRules implements Rule {

    @Override
    public String name() {
        return "custom";
    }

    @Override
    public List<Remark> evaluate(Facts facts) {
        return facts.rulesets().customRules().rules().stream()
                .flatMap(rule -> remarks(rule, facts).stream())
                .toList();
    }

    /** What one rule finds: about each function, or once about the virtual machine where it looks at none. */
    public static List<Remark> remarks(ActiveRule rule, Facts facts) {
        List<Situation> situations = situations(rule, facts);
        List<Answer> answers = rule.condition().answers(situations);
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < situations.size(); i++) {
            Remark remark = remark(rule, situations.get(i), answers.get(i));
            if (remark != null) {
                remarks.add(remark);
            }
        }
        return remarks;
    }

    private static List<Situation> situations(ActiveRule rule, Facts facts) {
        if (!facts.host().seen()) {
            return List.of();
        }
        List<String> companions = Companion.allOf(facts).stream()
                .map(Companion::address)
                .distinct()
                .toList();
        if (!rule.asksPerDevice()) {
            return List.of(new Situation(facts, companions, null));
        }
        Stream<PciFunction> taken = companions.stream().flatMap(address -> facts.function(address).stream());
        return Stream.concat(facts.requested().stream(), taken)
                .map(device -> new Situation(facts, companions, device))
                .toList();
    }

    private static @Nullable Remark remark(ActiveRule rule, Situation about, Answer answer) {
        if (answer instanceof Answer.Known known) {
            return known.holds() ? found(rule, about) : null;
        }
        return answer instanceof Answer.Unknown unknown
                ? unknown(rule, about, unknown)
                : failed(rule, about, (Answer.Failed) answer);
    }

    private static Remark found(ActiveRule rule, Situation about) {
        return new Remark(
                CUSTOM_RULE,
                subject(about),
                rule.message().in(about),
                rule.remedy().in(about),
                named(rule).toMap(),
                rule.severity());
    }

    private static Remark unknown(ActiveRule rule, Situation about, Answer.Unknown answer) {
        List<String> facts = answer.facts().stream().map(Fact::dotted).toList();
        return new Remark(
                CUSTOM_RULE_UNKNOWN,
                subject(about),
                "The custom rule " + rule.name() + " would weigh " + rule.severity() + ", but for " + subject(about)
                        + " it depends on what was not observed: " + Words.list(facts) + ".",
                "Send a report that tells it, or check by hand whether the rule applies.",
                named(rule)
                        .and("facts", facts)
                        .and("weight", rule.severity().name())
                        .toMap());
    }

    private static Remark failed(ActiveRule rule, Situation about, Answer.Failed answer) {
        return new Remark(
                CUSTOM_RULE_FAILED,
                subject(about),
                "The custom rule " + rule.name() + " would weigh " + rule.severity() + ", but for " + subject(about)
                        + " it cannot be worked out: " + answer.reason() + ".",
                "Have an administrator correct the rule, and check by hand whether it applies until then.",
                named(rule)
                        .and("reason", answer.reason())
                        .and("weight", rule.severity().name())
                        .toMap());
    }

    private static Parameters named(ActiveRule rule) {
        return Parameters.with("rule", rule.name()).and("ruleRevision", rule.revision());
    }

    private static String subject(Situation about) {
        PciFunction device = about.device();
        return device == null ? about.facts().question().vm() : device.address();
    }
}
