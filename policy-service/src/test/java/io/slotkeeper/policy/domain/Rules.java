package io.slotkeeper.policy.domain;

import io.slotkeeper.policy.cel.CelConditions;
import io.slotkeeper.policy.domain.custom.ActiveRule;
import io.slotkeeper.policy.domain.custom.ActiveRules;
import io.slotkeeper.policy.domain.custom.ConditionCompiler;
import io.slotkeeper.policy.domain.custom.RuleText;
import io.slotkeeper.policy.domain.verdict.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Custom rules for tests, understood as the service understands them. */
public final class Rules {

    public static final ConditionCompiler COMPILER = new CelConditions();

    private Rules() {}

    public static RuleText rule(String name, Severity severity, String expression) {
        return new RuleText(
                name,
                expression,
                severity,
                "Rule " + name + " speaks of {request.functions}.",
                "Ask the network team.");
    }

    /** The version that has just these, each sound. */
    public static ActiveRules active(RuleText... rules) {
        List<ActiveRule> active = Stream.of(rules)
                .map(rule -> {
                    ActiveRule.Checked checked = ActiveRule.of(rule, 7, COMPILER);
                    if (checked instanceof ActiveRule.Sound sound) {
                        return sound.rule();
                    }
                    throw new AssertionError(checked);
                })
                .toList();
        return new ActiveRules(7, active);
    }
}
