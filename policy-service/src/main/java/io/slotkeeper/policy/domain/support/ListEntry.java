package io.slotkeeper.policy.domain.support;

import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.platform.VersionRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of the support list: which ids, on which platforms, and what is said about them. */
public record ListEntry(
        String id,
        Tier tier,
        String name,
        Pattern pattern,
        List<Platform> platforms,
        VersionRange versions,
        @Nullable String note) {

    public ListEntry {
        platforms = List.copyOf(platforms);
    }

    public boolean speaksOf(Host host) {
        return platforms.contains(host.platform()) && versions.contains(host.version());
    }
}
