package io.slotkeeper.inventory.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one source has to say at one time. A section that is null says nothing and leaves what the source said before;
 * one that is there is complete, also when it is empty.
 */
public record Report(
        @Nullable List<FunctionFacts> functions,
        @Nullable List<HostUse> hostUses,
        @Nullable List<Holder> holders,
        @Nullable Iommu iommu,
        @Nullable HostFacts host) {

    public Report(
            @Nullable List<FunctionFacts> functions,
            @Nullable List<HostUse> hostUses,
            @Nullable List<Holder> holders,
            @Nullable Iommu iommu) {
        this(functions, hostUses, holders, iommu, null);
    }

    public static Report ofFunctions(List<FunctionFacts> functions) {
        return new Report(functions, null, null, null);
    }
}
