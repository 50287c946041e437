package io.slotkeeper.inventory.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function as all sources together tell it.
 *
 * @param contextGroup the group's id; its own address where it is alone
 * @param bars its memory regions; null where no source tells them
 * @param holderGroup the group's id; null where it may be held alone
 */
public record EffectiveFunction(
        PciAddress address,
        DeviceIdentity identity,
        DeviceNames names,
        Placement placement,
        Ownership ownership,
        Presence presence,
        @Nullable String driver,
        HostDriver hostDriver,
        PciAddress contextGroup,
        @Nullable PciAddress holderGroup,
        List<ObservedUse> hostUses,
        @Nullable ObservedHolder observedHolder,
        @Nullable Sriov sriov,
        @Nullable List<Bar> bars) {
    public EffectiveFunction {
        hostUses = List.copyOf(hostUses);
        bars = bars == null ? null : List.copyOf(bars);
    }

    public boolean assignable() {
        return !identity.bridge();
    }

    EffectiveFunction withNames(DeviceNames newNames) {
        return new EffectiveFunction(
                address,
                identity,
                newNames,
                placement,
                ownership,
                presence,
                driver,
                hostDriver,
                contextGroup,
                holderGroup,
                hostUses,
                observedHolder,
                sriov,
                bars);
    }

    EffectiveFunction withOwnership(Ownership newOwnership) {
        return new EffectiveFunction(
                address,
                identity,
                names,
                placement,
                newOwnership,
                presence,
                driver,
                hostDriver,
                contextGroup,
                holderGroup,
                hostUses,
                observedHolder,
                sriov,
                bars);
    }
}
