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

    public Usage usageOf(Feature feature) {
        return features.getOrDefault(feature, Usage.UNKNOWN);
    }
}
