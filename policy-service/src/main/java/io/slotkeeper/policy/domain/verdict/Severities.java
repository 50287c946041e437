package io.slotkeeper.policy.domain.verdict;

import io.slotkeeper.policy.domain.facts.Feature;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The severity of every code at this site: the defaults, and what the site changed. Where a code is about features, each
 * of them may have a severity of its own ({@code feature-lost.vmotion}); the others have that of the code.
 */
public final class Severities {

    private static final Map<String, Weight> CONFIGURABLE = Arrays.stream(FindingCode.values())
            .filter(FindingCode::configurable)
            .flatMap(Severities::weights)
            .collect(Collectors.toUnmodifiableMap(Weight::key, Function.identity()));

    private final Map<Weight, Severity> bySite;

    private Severities(Map<Weight, Severity> bySite) {
        this.bySite = bySite;
    }

    public static Severities defaults() {
        return new Severities(Map.of());
    }

    /** Refuses names that are no code, so that a typing error does not go unnoticed. */
    public static Severities withOverrides(Map<String, Severity> overrides) {
        Map<Weight, Severity> bySite = new HashMap<>();
        overrides.forEach((key, severity) -> bySite.put(configurable(key), severity));
        return new Severities(bySite);
    }

    /** These, and over them what the others override; an override of a code leaves those of its features alone. */
    public Severities with(Severities others) {
        Map<Weight, Severity> both = new HashMap<>(bySite);
        both.putAll(others.bySite);
        return new Severities(both);
    }

    public Severity of(FindingCode code) {
        return bySite.getOrDefault(new Weight(code, null), code.defaultSeverity());
    }

    /** That of the feature, else that of the code. */
    public Severity of(Weight weight) {
        Severity own = bySite.get(weight);
        return own == null ? of(weight.code()) : own;
    }

    /** What differs from the defaults, by its name in the configuration. */
    public Map<String, Severity> overrides() {
        Map<String, Severity> overrides = new TreeMap<>();
        bySite.forEach((weight, severity) -> {
            if (weight.feature() != null || severity != weight.code().defaultSeverity()) {
                overrides.put(weight.key(), severity);
            }
        });
        return overrides;
    }

    /** What a site may configure of a code: itself, and each feature where it is about features. */
    public static Stream<Weight> weights(FindingCode code) {
        Stream<Feature> features = code.byFeature() ? Feature.vector().stream() : Stream.empty();
        return Stream.concat(Stream.of(new Weight(code, null)), features.map(feature -> new Weight(code, feature)));
    }

    private static Weight configurable(String key) {
        @Nullable Weight weight = CONFIGURABLE.get(key);
        if (weight == null) {
            throw new IllegalArgumentException("no finding code with a configurable severity: " + key);
        }
        return weight;
    }
}
