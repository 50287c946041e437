package io.slotkeeper.policy.domain.verdict;

import java.util.Comparator;
import java.util.Map;

/** One reason in a verdict. */
public record Finding(
        FindingCode code,
        Severity severity,
        String subject,
        String message,
        String remedy,
        Map<String, Object> parameters) {

    /** Heaviest first, then by rule and subject, so that the same facts always read the same. */
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::code)
            .thenComparing(Finding::subject)
            .thenComparing(Finding::message);
}
