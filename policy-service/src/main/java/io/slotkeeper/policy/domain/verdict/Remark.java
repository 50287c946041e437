package io.slotkeeper.policy.domain.verdict;

import java.util.Map;

/** What a rule found, before the site's severity is put on it: a sentence for a person, and the way out. */
public record Remark(FindingCode code, String subject, String message, String remedy, Map<String, Object> parameters) {

    public Finding rated(Severities severities) {
        return new Finding(code, severities.of(code), subject, message, remedy, parameters);
    }
}
