package io.slotkeeper.policy.api;

import io.slotkeeper.policy.domain.verdict.CodeEntry;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A code that a rule can find: what it means and carries, and how much it weighs by default and at this site.
 *
 * @param byFeature how much each feature weighs, by its name in the configuration; empty where the code is not about features
 */
record RuleView(
        String rule,
        String code,
        String configuredBy,
        boolean configurable,
        Severity defaultSeverity,
        Severity severity,
        Map<String, Severity> byFeature,
        String meaning,
        Map<String, String> parameters,
        String remedy,
        String source) {

    static RuleView of(FindingCode code, Severities severities, CodeEntry entry) {
        return new RuleView(
                code.rule(),
                code.wire(),
                "slotkeeper.policy.severities.\"" + code.key() + "\"",
                code.configurable(),
                code.defaultSeverity(),
                severities.of(code),
                byFeature(code, severities),
                entry.meaning(),
                entry.parameters(),
                entry.remedy(),
                entry.source());
    }

    private static Map<String, Severity> byFeature(FindingCode code, Severities severities) {
        Map<String, Severity> byFeature = new LinkedHashMap<>();
        Severities.weights(code)
                .filter(weight -> weight.feature() != null)
                .forEach(weight -> byFeature.put(weight.key(), severities.of(weight)));
        return byFeature;
    }
}
