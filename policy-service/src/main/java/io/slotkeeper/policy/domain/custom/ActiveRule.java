package io.slotkeeper.policy.domain.custom;

import io.slotkeeper.policy.domain.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule that can be asked.
 *
 * @param revision of the rule; 0 for one that is not kept
 */
public record ActiveRule(
        String name, int revision, Severity severity, Condition condition, Template message, Template remedy) {

    /** An active rule, or every reason why the text makes none. */
    public sealed interface Checked {}

    /** The text is a rule. */
    public record Sound(ActiveRule rule) implements Checked {}

    /** The text is none; {@code faults} is not empty. */
    public record Unsound(List<RuleFault> faults) implements Checked {}

    public static Checked of(RuleText text, int revision, ConditionCompiler compiler) {
        List<RuleFault> faults = new ArrayList<>();
        ConditionCompiler.Compiled compiled = compiler.compile(text.expression());
        if (compiled instanceof ConditionCompiler.Refused refused) {
            faults.addAll(refused.faults());
        }
        faults.addAll(Template.faults("message", text.message()));
        faults.addAll(Template.faults("remedy", text.remedy()));
        return faults.isEmpty() && compiled instanceof ConditionCompiler.Understood understood
                ? new Sound(of(text, revision, understood.condition()))
                : new Unsound(List.copyOf(faults));
    }

    /** A rule that was sound when it was kept: what this release does not understand any more fails when it is asked. */
    public static ActiveRule kept(CustomRule rule, ConditionCompiler compiler) {
        if (of(rule.text(), rule.revision(), compiler) instanceof Sound sound) {
            return sound.rule();
        }
        return of(rule.text(), rule.revision(), Condition.broken("this release does not understand it any more"));
    }

    private static ActiveRule of(RuleText text, int revision, Condition condition) {
        return new ActiveRule(
                text.name(),
                revision,
                text.severity(),
                condition,
                Template.of(text.message()),
                Template.of(text.remedy()));
    }

    /** True for a rule that looks at a function and is therefore asked about each one. */
    public boolean asksPerDevice() {
        return Stream.of(condition.reads(), message.facts(), remedy.facts())
                .flatMap(facts -> facts.stream())
                .anyMatch(Fact::ofDevice);
    }
}
