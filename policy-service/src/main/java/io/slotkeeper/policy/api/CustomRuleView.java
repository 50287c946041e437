package io.slotkeeper.policy.api;

import io.slotkeeper.policy.domain.custom.CustomRule;
import io.slotkeeper.policy.domain.custom.RuleText;
import io.slotkeeper.policy.domain.verdict.Severity;

/** A custom rule; its revision is its ETag. */
record CustomRuleView(
        String name,
        int revision,
        boolean enabled,
        String expression,
        Severity severity,
        String message,
        String remedy) {

    static CustomRuleView of(CustomRule rule) {
        RuleText text = rule.text();
        return new CustomRuleView(
                text.name(),
                rule.revision(),
                rule.enabled(),
                text.expression(),
                text.severity(),
                text.message(),
                text.remedy());
    }
}
