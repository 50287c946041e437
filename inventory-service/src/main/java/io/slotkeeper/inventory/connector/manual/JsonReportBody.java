package io.slotkeeper.inventory.connector.manual;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON report as it is sent. What is absent is not reported. */
record JsonReportBody(
        @Nullable List<JsonFunction> functions,
        @Nullable List<JsonHostUse> hostUses,
        @Nullable List<JsonHolder> holders,
        @Nullable String iommu) {

    record JsonFunction(
            @Nullable String address,
            @Nullable String vendorId,
            @Nullable String deviceId,
            @Nullable String subvendorId,
            @Nullable String subdeviceId,
            @Nullable String pciRevision,
            @Nullable String classId,
            @Nullable String vendor,
            @Nullable String name,
            @Nullable String driver,
            @Nullable List<String> modules,
            @Nullable Integer numaNode,
            @Nullable String iommuGroup,
            @Nullable String physicalSlot,
            @Nullable String dependentDevice,
            @Nullable Boolean capable,
            @Nullable Boolean enabled,
            @Nullable Boolean active,
            @Nullable String context,
            @Nullable String pending,
            @Nullable String resetMethod,
            @Nullable String path,
            @Nullable List<@Nullable JsonBar> bars) {}

    record JsonBar(
            @Nullable Integer index, @Nullable Long bytes, @Nullable Boolean prefetchable, @Nullable Integer bits) {}

    record JsonHostUse(@Nullable String address, @Nullable String use, @Nullable String detail) {}

    record JsonHolder(@Nullable String address, @Nullable String vm) {}
}
