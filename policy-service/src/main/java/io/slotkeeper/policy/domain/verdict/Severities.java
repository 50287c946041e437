package io.slotkeeper.policy.domain.verdict;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The severity of every code at this site: the defaults, and what the site changed. */
public final class Severities {

    private final Map<FindingCode, Severity> bySite;

    private Severities(Map<FindingCode, Severity> bySite) {
        this.bySite = bySite;
    }

    public static Severities defaults() {
        return new Severities(Map.of());
    }

    /** Refuses names that are no code, so that a typing error does not go unnoticed. */
    public static Severities withOverrides(Map<String, Severity> overrides) {
        Map<FindingCode, Severity> bySite = new EnumMap<>(FindingCode.class);
        overrides.forEach((key, severity) -> bySite.put(configurable(key), severity));
        return new Severities(bySite);
    }

    /** These, and over them what the others override. */
    public Severities with(Severities others) {
        Map<FindingCode, Severity> both = new EnumMap<>(FindingCode.class);
        both.putAll(bySite);
        both.putAll(others.bySite);
        return new Severities(both);
    }

    public Severity of(FindingCode code) {
        return bySite.getOrDefault(code, code.defaultSeverity());
    }

    private static FindingCode configurable(String key) {
        return Arrays.stream(FindingCode.values())
                .filter(FindingCode::configurable)
                .filter(code -> code.key().equals(key))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no finding code with a configurable severity: " + key));
    }
}
