package io.slotkeeper.inventory.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.slotkeeper.inventory.application.Device;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A PCI function of a host. Null is what nobody reported. */
public record DeviceView(
        String host,
        String address,
        String vendorId,
        String deviceId,
        @Nullable String subvendorId,
        @Nullable String subdeviceId,
        @Nullable String pciRevision,
        @Nullable String classId,
        @Nullable String vendor,
        @Nullable String name,
        @JsonProperty("class") @Nullable String className,
        String slot,
        @Nullable String path,
        @Nullable String physicalSlot,
        String contextGroup,
        @Nullable String holderGroup,
        boolean assignable,
        @Schema(description = "Who drives the function, as observed") DeviceContext context,
        @Schema(
                        description = "The observed context, overlaid by confirmed orders until a source that reports "
                                + "context sees a later change; where it is not the observed one it rests on an order")
                DeviceContext effectiveContext,
        @Nullable Long contextRevision,
        @Nullable Pending pending,
        Presence presence,
        HostDriver hostDriver,
        @Nullable String driver,
        @Nullable Boolean capable,
        @Nullable String dependentDevice,
        @Nullable String resetMethod,
        @Nullable Integer numaNode,
        @Nullable String iommuGroup,
        List<UseView> hostUses,
        @Nullable HolderView observedHolder,
        @Nullable SriovView sriov,
        @Nullable List<Bar> bars,
        @Nullable HoldView heldBy) {
    /** What the host itself uses the function for. */
    public record UseView(
            HostUseKind kind, boolean critical, @Nullable String detail, String source, Instant observedAt) {
        static UseView of(ObservedUse use) {
            return new UseView(
                    use.kind(),
                    use.kind().critical(),
                    use.detail(),
                    use.source().value(),
                    use.observedAt());
        }
    }

    /**
     * The virtual machine that a source saw to have the function.
     *
     * @param name its name, where it is known and the machine belongs to the caller's project
     */
    public record HolderView(String vm, @Nullable String name, String source, Instant observedAt) {
        static @Nullable HolderView of(Device device, String project) {
            ObservedHolder holder = device.function().observedHolder();
            return holder == null
                    ? null
                    : new HolderView(
                            holder.vm().value(),
                            device.observedHolderName(project),
                            holder.source().value(),
                            holder.observedAt());
        }
    }

    /** The function's part in single-root I/O virtualization. */
    public record SriovView(
            Sriov.Role role,
            @Nullable String physicalFunction,
            @Nullable Boolean enabled,
            @Nullable Boolean active,
            @Nullable Integer virtualFunctions,
            @Nullable Integer maxVirtualFunctions) {
        static @Nullable SriovView of(@Nullable Sriov sriov) {
            return sriov == null
                    ? null
                    : new SriovView(
                            sriov.role(),
                            text(sriov.physicalFunction()),
                            sriov.enabled(),
                            sriov.active(),
                            sriov.virtualFunctions(),
                            sriov.maxVirtualFunctions());
        }
    }

    static DeviceView of(Device device, String project) {
        EffectiveFunction function = device.function();
        DeviceIdentity identity = function.identity();
        Ownership ownership = function.ownership();
        Placement placement = function.placement();
        return new DeviceView(
                device.host().value(),
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
                placement.physicalSlot(),
                function.contextGroup().toString(),
                text(function.holderGroup()),
                function.assignable(),
                ownership.context(),
                device.effectiveContext(),
                ownership.contextRevision(),
                ownership.pending(),
                function.presence(),
                function.hostDriver(),
                function.driver(),
                ownership.capable(),
                text(ownership.dependentDevice()),
                ownership.resetMethod(),
                placement.numaNode(),
                placement.iommuGroup(),
                function.hostUses().stream().map(UseView::of).toList(),
                HolderView.of(device, project),
                SriovView.of(function.sriov()),
                function.bars(),
                HoldView.of(device.heldBy(), project));
    }

    private static @Nullable String text(@Nullable PciAddress address) {
        return address == null ? null : address.toString();
    }
}
