package io.slotkeeper.policy.domain.platform;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of one feature, and who says so.
 *
 * @param takenForLost whether an unknown fate counts as lost until a host shows otherwise
 * @param source null only where the fate is unknown
 */
public record FeatureCell(FeatureFate fate, boolean takenForLost, @Nullable String note, @Nullable String source) {

    public static final FeatureCell UNKNOWN = new FeatureCell(FeatureFate.UNKNOWN, false, null, null);

    /** Whether somebody who uses the feature has to be asked. */
    public boolean costs() {
        return fate == FeatureFate.LOST || fate == FeatureFate.LIMITED || takenForLost;
    }

    /** The one that costs more: lost, taken for lost, limited, unknown, kept. */
    public FeatureCell worse(FeatureCell other) {
        return weight() >= other.weight() ? this : other;
    }

    private int weight() {
        return switch (fate) {
            case LOST -> 4;
            case UNKNOWN -> takenForLost ? 3 : 1;
            case LIMITED -> 2;
            case KEPT -> 0;
        };
    }
}
