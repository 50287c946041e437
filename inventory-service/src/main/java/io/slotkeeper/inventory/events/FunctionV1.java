package io.slotkeeper.inventory.events;

import io.slotkeeper.inventory.domain.Bar;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.EffectiveFunction;
import io.slotkeeper.inventory.domain.HostDriver;
import io.slotkeeper.inventory.domain.HostUseKind;
import io.slotkeeper.inventory.domain.ObservedHolder;
import io.slotkeeper.inventory.domain.ObservedUse;
import io.slotkeeper.inventory.domain.Ownership;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Pending;
import io.slotkeeper.inventory.domain.Placement;
import io.slotkeeper.inventory.domain.Presence;
import io.slotkeeper.inventory.domain.Sriov;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wire form of a function in a host's state; null is what nobody reported. */
record FunctionV1(
        String address,
        String vendorId,
        String deviceId,
        @Nullable String subvendorId,
        @Nullable String subdeviceId,
        @Nullable String pciRevision,
        @Nullable String classId,
        @Nullable String vendor,
        @Nullable String name,
        @Nullable String className,
        String slot,
        @Nullable String path,
        boolean assignable,
        String contextGroup,
        @Nullable String holderGroup,
        DeviceContext context,
        @Nullable Long contextRevision,
        @Nullable Pending pending,
        Presence presence,
        HostDriver hostDriver,
        @Nullable String driver,
        @Nullable Boolean capable,
        @Nullable Integer numaNode,
        @Nullable String iommuGroup,
        @Nullable String physicalSlot,
        @Nullable String dependentDevice,
        @Nullable String resetMethod,
        List<UseV1> hostUses,
        @Nullable HolderV1 observedHolder,
        @Nullable SriovV1 sriov,
        @Nullable List<BarV1> bars) {
    record BarV1(int index, long bytes, boolean prefetchable, int bits) {
        static BarV1 of(Bar bar) {
            return new BarV1(bar.index(), bar.bytes(), bar.prefetchable(), bar.bits());
        }
    }

    record UseV1(HostUseKind kind, boolean critical, @Nullable String detail, String source, Instant observedAt) {
        static UseV1 of(ObservedUse use) {
            return new UseV1(
                    use.kind(),
                    use.kind().critical(),
                    use.detail(),
                    use.source().value(),
                    use.observedAt());
        }
    }

    record HolderV1(String vm, String source, Instant observedAt) {
        static @Nullable HolderV1 of(@Nullable ObservedHolder holder) {
            return holder == null
                    ? null
                    : new HolderV1(holder.vm().value(), holder.source().value(), holder.observedAt());
        }
    }

    record SriovV1(
            Sriov.Role role,
            @Nullable String physicalFunction,
            @Nullable Boolean enabled,
            @Nullable Boolean active,
            @Nullable Integer virtualFunctions,
            @Nullable Integer maxVirtualFunctions) {
        static @Nullable SriovV1 of(@Nullable Sriov sriov) {
            return sriov == null
                    ? null
                    : new SriovV1(
                            sriov.role(),
                            text(sriov.physicalFunction()),
                            sriov.enabled(),
                            sriov.active(),
                            sriov.virtualFunctions(),
                            sriov.maxVirtualFunctions());
        }
    }

    static FunctionV1 of(EffectiveFunction function) {
        DeviceIdentity identity = function.identity();
        Placement placement = function.placement();
        Ownership ownership = function.ownership();
        return new FunctionV1(
                function.address().toString(),
                identity.vendorId(),
                identity.deviceId(),
                identity.subvendorId(),
                identity.subdeviceId(),
                identity.pciRevision(),
                identity.classId(),
                function.names().vendor(),
                function.names().device(),
                function.names().deviceClass(),
                function.address().slot(),
                placement.path(),
                function.assignable(),
                function.contextGroup().toString(),
                text(function.holderGroup()),
                ownership.context(),
                ownership.contextRevision(),
                ownership.pending(),
                function.presence(),
                function.hostDriver(),
                function.driver(),
                ownership.capable(),
                placement.numaNode(),
                placement.iommuGroup(),
                placement.physicalSlot(),
                text(ownership.dependentDevice()),
                ownership.resetMethod(),
                function.hostUses().stream().map(UseV1::of).toList(),
                HolderV1.of(function.observedHolder()),
                SriovV1.of(function.sriov()),
                function.bars() == null
                        ? null
                        : function.bars().stream().map(BarV1::of).toList());
    }

    private static @Nullable String text(@Nullable PciAddress address) {
        return address == null ? null : address.toString();
    }
}
