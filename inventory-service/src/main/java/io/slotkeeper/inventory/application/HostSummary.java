package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.DeviceGroup;
import io.slotkeeper.inventory.domain.HostCondition;
import io.slotkeeper.inventory.domain.HostDescription;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.Iommu;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host without its functions. */
public record HostSummary(
        HostId id,
        String project,
        HostDescription description,
        long revision,
        @Nullable Instant observedAt,
        boolean retired,
        Iommu iommu,
        HostCondition condition,
        boolean hostUseReported,
        long functions,
        List<DeviceGroup> groups) {}
