package io.slotkeeper.policy.domain.platform;

import io.slotkeeper.policy.domain.facts.Feature;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a platform does with one kind of device.
 *
 * @param hardware null where no source names a virtual hardware version that it needs
 */
public record KindProfile(DeviceMaximum limit, @Nullable HardwareFloor hardware, Map<Feature, FeatureCell> features) {

    static final KindProfile UNKNOWN = new KindProfile(DeviceMaximum.UNKNOWN, null, Map.of());

    public KindProfile {
        features = InOrder.copy(Feature.class, features);
    }

    public FeatureCell of(Feature feature) {
        return features.getOrDefault(feature, FeatureCell.UNKNOWN);
    }
}
