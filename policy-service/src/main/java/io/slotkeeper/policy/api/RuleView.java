package io.slotkeeper.policy.api;

import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Severity;

/** A code that a rule can find: what it says, and how much it weighs by default and at this site. */
record RuleView(
        String rule,
        String code,
        String configuredBy,
        boolean configurable,
        Severity defaultSeverity,
        Severity severity,
        String says) {

    static RuleView of(FindingCode code, Severities severities) {
        return new RuleView(
                code.rule(),
                code.wire(),
                "slotkeeper.policy.severities.\"" + code.key() + "\"",
                code.configurable(),
                code.defaultSeverity(),
                severities.of(code),
                code.says());
    }
}
