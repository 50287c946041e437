package io.slotkeeper.inventory.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one source has to say at one time. A section that is null says nothing and leaves what the source said before;
 * one that is there is complete, also when it is empty.
 *
 * @param wanted whether functions are wanted for passthrough, of functions that the same source has listed before;
 *     what it never listed is passed over, as ESXi keeps such marks of cards that are gone
 */
public record Report(
        @Nullable List<FunctionFacts> functions,
        @Nullable List<HostUse> hostUses,
        @Nullable List<Holder> holders,
        @Nullable Iommu iommu,
        @Nullable HostFacts host,
        @Nullable Map<PciAddress, Boolean> wanted) {
    public Report {
        wanted = wanted == null ? null : Map.copyOf(wanted);
    }

    public Report(
            @Nullable List<FunctionFacts> functions,
            @Nullable List<HostUse> hostUses,
            @Nullable List<Holder> holders,
            @Nullable Iommu iommu,
            @Nullable HostFacts host) {
        this(functions, hostUses, holders, iommu, host, null);
    }

    public Report(
            @Nullable List<FunctionFacts> functions,
            @Nullable List<HostUse> hostUses,
            @Nullable List<Holder> holders,
            @Nullable Iommu iommu) {
        this(functions, hostUses, holders, iommu, null);
    }

    /** Only what is wanted. */
    public static Report ofWanted(Map<PciAddress, Boolean> wanted) {
        return new Report(null, null, null, null, null, wanted);
    }

    public static Report ofFunctions(List<FunctionFacts> functions) {
        return new Report(functions, null, null, null);
    }
}
