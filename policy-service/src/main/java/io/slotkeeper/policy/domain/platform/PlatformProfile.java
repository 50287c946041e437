package io.slotkeeper.policy.domain.platform;

import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Platform;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a range of platform versions allows and takes away. {@code maxDevices} null: no source names a figure.
 * Figures and their sources: VMware configuration maximums, KB 1010789/309986 and the guides named in {@code source}.
 */
public record PlatformProfile(
        String id,
        int version,
        List<Platform> platforms,
        VersionRange versions,
        @Nullable Integer maxDevices,
        List<HardwareLimit> byHardware,
        @Nullable String note,
        Map<Feature, FeatureFate> features,
        @Nullable String featureNote,
        ContextChange contextChange,
        Reservation reservation,
        String source) {

    public PlatformProfile {
        platforms = List.copyOf(platforms);
        byHardware = byHardware.stream()
                .sorted(Comparator.comparingInt(HardwareLimit::fromHardware))
                .toList();
        features = Map.copyOf(features);
    }

    public boolean covers(Platform platform, String platformVersion) {
        return platforms.contains(platform) && versions.contains(platformVersion);
    }

    public FeatureFate fateOf(Feature feature) {
        return features.getOrDefault(feature, FeatureFate.UNKNOWN);
    }

    /** The row for a virtual hardware version; empty when the platform's figure alone decides. */
    public Optional<HardwareLimit> limitOf(int hardwareVersion) {
        return byHardware.stream()
                .filter(row -> row.fromHardware() <= hardwareVersion)
                .reduce((lower, higher) -> higher);
    }
}
