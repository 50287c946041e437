package io.slotkeeper.policy.domain.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found, before the site's severity is put on it: a sentence for a person, and the way out.
 *
 * @param weights the heaviest of these decides
 * @param own the severity that the rule itself brings; null where the weights or the code say it
 */
public record Remark(
        FindingCode code,
        String subject,
        String message,
        String remedy,
        Map<String, Object> parameters,
        List<Weight> weights,
        @Nullable Severity own) {

    public Remark {
        weights = List.copyOf(weights);
    }

    /** A remark that weighs as much as its code. */
    public Remark(FindingCode code, String subject, String message, String remedy, Map<String, Object> parameters) {
        this(code, subject, message, remedy, parameters, List.of(), null);
    }

    public Remark(
            FindingCode code,
            String subject,
            String message,
            String remedy,
            Map<String, Object> parameters,
            List<Weight> weights) {
        this(code, subject, message, remedy, parameters, weights, null);
    }

    /** A remark that weighs this, whatever the site says of its code. */
    public Remark(
            FindingCode code,
            String subject,
            String message,
            String remedy,
            Map<String, Object> parameters,
            Severity own) {
        this(code, subject, message, remedy, parameters, List.of(), own);
    }

    public Finding rated(Severities severities) {
        return new Finding(code, own == null ? severity(severities) : own, subject, message, remedy, parameters);
    }

    private Severity severity(Severities severities) {
        Stream<Severity> all = weights.stream().map(severities::of);
        return all.min(Comparator.naturalOrder()).orElseGet(() -> severities.of(code));
    }
}
