package io.slotkeeper.policy.domain.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A virtual machine as described to inventory; {@code revision} null means that nobody described it, which is fine. */
public record Vm(
        String id,
        @Nullable Long revision,
        @Nullable Integer hardwareVersion,
        MemoryReservation memoryReservation,
        @Nullable Integer deviceLimit,
        Map<Feature, Usage> features,
        @Nullable String name) {

    public Vm {
        features = Map.copyOf(features);
    }

    public static Vm undescribed(String id) {
        return new Vm(id, null, null, MemoryReservation.UNKNOWN, null, Map.of(), null);
    }

    /** Name and id, for sentences: an id that is a UUID tells nobody anything. */
    public String inWords() {
        return inWords(id, name);
    }

    static String inWords(String id, @Nullable String name) {
        return name == null || name.isBlank() || name.equals(id) ? id : name + " (" + id + ")";
    }

    public Usage usageOf(Feature feature) {
        return features.getOrDefault(feature, Usage.UNKNOWN);
    }
}
