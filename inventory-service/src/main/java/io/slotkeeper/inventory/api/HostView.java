package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.application.HostSummary;
import io.slotkeeper.inventory.domain.HostConnection;
import io.slotkeeper.inventory.domain.Iommu;
import io.slotkeeper.inventory.domain.Platform;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A host without its functions.
 *
 * @param functions how many it has, bridges and lost ones included
 */
public record HostView(
        String id,
        String project,
        String name,
        Platform platform,
        String version,
        @Nullable String cluster,
        Map<String, String> externalIds,
        long revision,
        @Nullable Instant observedAt,
        boolean retired,
        Facts facts,
        long functions) {
    /** What is known of the host as a whole. */
    public record Facts(
            Iommu iommu,
            boolean hostUseReported,
            HostConnection connection,
            @Nullable Boolean maintenance,
            @Nullable Boolean rebootRequired) {}

    static HostView of(HostSummary host) {
        return new HostView(
                host.id().value(),
                host.project(),
                host.description().name(),
                host.description().platform(),
                host.description().version(),
                host.description().cluster(),
                host.description().externalIds(),
                host.revision(),
                host.observedAt(),
                host.retired(),
                new Facts(
                        host.iommu(),
                        host.hostUseReported(),
                        host.condition().connection(),
                        host.condition().maintenance(),
                        host.condition().rebootRequired()),
                host.functions());
    }
}
