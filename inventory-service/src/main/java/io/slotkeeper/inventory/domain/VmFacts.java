package io.slotkeeper.inventory.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a virtual machine.
 *
 * @param hardwareVersion the number in {@code vmx-7}
 * @param deviceLimit how many passthrough functions it may have, where its platform reports that
 * @param features what it is known to use or not to use; what is absent is unknown
 */
public record VmFacts(
        @Nullable String name,
        @Nullable HostId host,
        @Nullable Integer hardwareVersion,
        MemoryReservation memoryReservation,
        @Nullable Integer deviceLimit,
        Map<Feature, FeatureUse> features) {
    public VmFacts {
        features = Map.copyOf(features);
    }

    public FeatureUse use(Feature feature) {
        return features.getOrDefault(feature, FeatureUse.UNKNOWN);
    }
}
