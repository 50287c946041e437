package io.slotkeeper.policy.domain.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a rule found, before the site's severity is put on it: a sentence for a person, and the way out.
 *
 * @param weights the heaviest of these decides
 */
public record Remark(
        FindingCode code,
        String subject,
        String message,
        String remedy,
        Map<String, Object> parameters,
        List<Weight> weights) {

    public Remark {
        weights = List.copyOf(weights);
    }

    /** A remark that weighs as much as its code. */
    public Remark(FindingCode code, String subject, String message, String remedy, Map<String, Object> parameters) {
        this(code, subject, message, remedy, parameters, List.of());
    }

    public Finding rated(Severities severities) {
        return new Finding(code, severity(severities), subject, message, remedy, parameters);
    }

    private Severity severity(Severities severities) {
        Stream<Severity> all = weights.stream().map(severities::of);
        return all.min(Comparator.naturalOrder()).orElseGet(() -> severities.of(code));
    }
}
