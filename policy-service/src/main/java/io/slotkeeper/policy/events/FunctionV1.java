package io.slotkeeper.policy.events;

import io.slotkeeper.policy.domain.facts.Bar;
import io.slotkeeper.policy.domain.facts.Capability;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.DeviceTraits;
import io.slotkeeper.policy.domain.facts.HostDriver;
import io.slotkeeper.policy.domain.facts.HostUse;
import io.slotkeeper.policy.domain.facts.ObservedHolder;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Pending;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function within {@code slotkeeper.inventory.host-state.v1} as policy reads it. */
record FunctionV1(
        @Nullable String address,
        @Nullable String vendorId,
        @Nullable String deviceId,
        @Nullable String subvendorId,
        @Nullable String subdeviceId,
        @Nullable String pciRevision,
        @Nullable String classId,
        @Nullable String name,
        boolean assignable,
        @Nullable String contextGroup,
        @Nullable String holderGroup,
        @Nullable String context,
        @Nullable Long contextRevision,
        @Nullable String pending,
        @Nullable String presence,
        @Nullable String hostDriver,
        @Nullable Boolean capable,
        @Nullable SriovV1 sriov,
        @Nullable String resetMethod,
        @Nullable List<BarV1> bars,
        @Nullable List<HostUseV1> hostUses,
        @Nullable HolderV1 observedHolder) {

    record HostUseV1(
            @Nullable String kind,
            boolean critical,
            @Nullable String detail,
            @Nullable String source,
            @Nullable Instant observedAt) {

        HostUse toHostUse() {
            return new HostUse(
                    Wire.required(kind, "hostUses.kind"), critical, detail, Wire.orEmpty(source), observedAt);
        }
    }

    record SriovV1(
            @Nullable String role,
            @Nullable String physicalFunction,
            @Nullable Boolean active,
            @Nullable Integer virtualFunctions) {

        boolean divides() {
            boolean some = Boolean.TRUE.equals(active) || (virtualFunctions != null && virtualFunctions > 0);
            return "PHYSICAL".equals(role) && some;
        }
    }

    record BarV1(int index, long bytes, boolean prefetchable, int bits) {

        Bar toBar() {
            return new Bar(index, bytes, prefetchable, bits == 64);
        }
    }

    record HolderV1(@Nullable String vm, @Nullable String source, @Nullable Instant observedAt) {

        ObservedHolder toHolder() {
            return new ObservedHolder(Wire.required(vm, "observedHolder.vm"), Wire.orEmpty(source), observedAt);
        }
    }

    /** The physical function that a function which is there says that it belongs to. */
    Optional<String> physicalFunction() {
        return Optional.ofNullable(sriov).map(SriovV1::physicalFunction).filter(parent -> !isLost());
    }

    private boolean isLost() {
        return "LOST".equals(presence);
    }

    /** {@code parents} are physical functions that others say that they belong to: sources may contradict each other. */
    PciFunction toFunction(Set<String> parents) {
        String at = Wire.required(address, "functions.address");
        return new PciFunction(
                at,
                Wire.required(vendorId, "functions.vendorId"),
                Wire.required(deviceId, "functions.deviceId"),
                subvendorId,
                subdeviceId,
                pciRevision,
                classId,
                Wire.orEmpty(name),
                assignable,
                contextGroup == null ? at : contextGroup,
                holderGroup,
                Wire.oneOf(context, Context.UNKNOWN),
                contextRevision,
                Wire.oneOf(pending, Pending.NONE),
                isLost(),
                Wire.oneOf(hostDriver, HostDriver.UNKNOWN),
                capability(),
                parents.contains(at) || (sriov != null && sriov.divides()),
                sriov == null ? null : sriov.physicalFunction(),
                Wire.orEmpty(hostUses).stream().map(HostUseV1::toHostUse).toList(),
                observedHolder == null ? null : observedHolder.toHolder(),
                new DeviceTraits(
                        resetMethod,
                        bars == null ? null : bars.stream().map(BarV1::toBar).toList()),
                null);
    }

    private Capability capability() {
        if (capable == null) {
            return Capability.UNKNOWN;
        }
        return capable ? Capability.CAPABLE : Capability.NOT_CAPABLE;
    }
}
