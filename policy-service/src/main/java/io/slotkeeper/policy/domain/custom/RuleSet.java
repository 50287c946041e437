package io.slotkeeper.policy.domain.custom;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A version of all custom rules, by name; it never changes. Version 0 is that of before the first rule. */
public record RuleSet(int version, List<CustomRule> rules) {

    /** How many rules there may be, on or off. */
    public static final int MOST_RULES = 100;

    public static final RuleSet EMPTY = new RuleSet(0, List.of());

    public RuleSet {
        rules = rules.stream().sorted(Comparator.comparing(CustomRule::name)).toList();
    }

    public Optional<CustomRule> find(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** The next version, in which the rule of that name says this and is switched on or off. */
    public RuleSet next(RuleText text, boolean enabled) {
        int next = version + 1;
        return new RuleSet(
                next,
                Stream.concat(others(text.name()), Stream.of(new CustomRule(text, next, enabled)))
                        .toList());
    }

    /** The next version, in which there is no rule of that name. */
    public RuleSet nextWithout(String name) {
        return new RuleSet(version + 1, others(name).toList());
    }

    private Stream<CustomRule> others(String name) {
        return rules.stream().filter(rule -> !rule.name().equals(name));
    }
}
