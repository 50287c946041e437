package io.slotkeeper.policy.domain.platform;

import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.VmCondition;
import java.util.Map;

/** What becomes of features instead, for devices of a kind given to a VM of which the condition is true. */
public record FeatureException(
        VmCondition condition, DeviceKind kind, Map<Feature, FeatureCell> features, String note, String source) {

    public FeatureException {
        features = InOrder.copy(Feature.class, features);
    }
}
