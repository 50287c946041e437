package io.slotkeeper.policy.domain.verdict;

import io.slotkeeper.policy.domain.facts.Feature;
import org.jspecify.annotations.Nullable;

/** What a remark is weighed by: its code, and where a site may weigh each feature by itself, the feature. */
public record Weight(FindingCode code, @Nullable Feature feature) {

    /** The name in a site's configuration, such as {@code feature-lost.vmotion}. */
    public String key() {
        return feature == null ? code.key() : code.key() + "." + feature.key();
    }
}
