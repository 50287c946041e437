package io.slotkeeper.inventory.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about a host as a whole; null where it says nothing.
 *
 * @param version the platform's own version, such as {@code 4.0} or {@code 8.0.3}
 * @param externalIds the host's ids in other systems, by system, such as {@code vsphere.moref}
 * @param maintenance whether it is in maintenance mode
 * @param rebootRequired whether something waits for a reboot, not necessarily passthrough
 * @param hostUsesPartial whether the host may live on more than the source could find out; its list of uses then adds to
 *     what it said before and takes nothing back
 */
public record HostFacts(
        @Nullable String name,
        @Nullable Platform platform,
        @Nullable String version,
        @Nullable String cluster,
        Map<String, String> externalIds,
        HostConnection connection,
        @Nullable Boolean maintenance,
        @Nullable Boolean rebootRequired,
        boolean hostUsesPartial) {
    public HostFacts {
        externalIds = Map.copyOf(externalIds);
    }

    /** The same, where the source found out all that the host lives on. */
    public HostFacts(
            @Nullable String name,
            @Nullable Platform platform,
            @Nullable String version,
            @Nullable String cluster,
            Map<String, String> externalIds,
            HostConnection connection,
            @Nullable Boolean maintenance,
            @Nullable Boolean rebootRequired) {
        this(name, platform, version, cluster, externalIds, connection, maintenance, rebootRequired, false);
    }

    /** The same host, which its manager does not have any more. */
    public HostFacts gone() {
        return new HostFacts(
                name, platform, version, cluster, externalIds, HostConnection.GONE, null, null, hostUsesPartial);
    }
}
