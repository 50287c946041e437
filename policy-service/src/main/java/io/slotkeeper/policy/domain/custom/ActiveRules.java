package io.slotkeeper.policy.domain.custom;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The rules that are switched on in a version of the rule set, by name, ready to be asked. */
public record ActiveRules(int version, List<ActiveRule> rules) {

    public static final ActiveRules NONE = new ActiveRules(0, List.of());

    public ActiveRules {
        rules = rules.stream().sorted(Comparator.comparing(ActiveRule::name)).toList();
    }

    public static ActiveRules of(RuleSet set, ConditionCompiler compiler) {
        return new ActiveRules(
                set.version(),
                set.rules().stream()
                        .filter(CustomRule::enabled)
                        .map(rule -> ActiveRule.kept(rule, compiler))
                        .toList());
    }

    /** These, and the drafts as if they were switched on; a draft stands for the rule of its name. */
    public ActiveRules with(List<ActiveRule> drafts) {
        List<String> names = drafts.stream().map(ActiveRule::name).toList();
        return new ActiveRules(
                version,
                Stream.concat(rules.stream().filter(rule -> !names.contains(rule.name())), drafts.stream())
                        .toList());
    }
}
