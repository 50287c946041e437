package io.slotkeeper.policy.domain.verdict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the catalogue says about a finding code.
 *
 * @param meaning one sentence
 * @param parameters what the finding carries for machines, by name; a finding leaves out what is unknown
 * @param remedy the way out
 * @param source where it is written that this matters
 */
public record CodeEntry(String meaning, Map<String, String> parameters, String remedy, String source) {
    public CodeEntry {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
