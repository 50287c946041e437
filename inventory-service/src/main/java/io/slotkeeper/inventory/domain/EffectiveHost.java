package io.slotkeeper.inventory.domain;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a host has, as all its sources together tell it. */
public record EffectiveHost(
        Iommu iommu,
        HostCondition condition,
        boolean hostUseReported,
        SortedMap<PciAddress, EffectiveFunction> functions,
        List<DeviceGroup> groups) {
    public static final EffectiveHost EMPTY =
            new EffectiveHost(Iommu.UNKNOWN, HostCondition.UNKNOWN, false, new TreeMap<>(), List.of());

    public EffectiveHost {
        functions = Collections.unmodifiableSortedMap(new TreeMap<>(functions));
        groups = List.copyOf(groups);
    }

    /** The same host with other names; a function that is not among them keeps its own. */
    EffectiveHost named(Map<PciAddress, DeviceNames> names) {
        SortedMap<PciAddress, EffectiveFunction> next = new TreeMap<>();
        functions.forEach((address, function) ->
                next.put(address, function.withNames(names.getOrDefault(address, function.names()))));
        return new EffectiveHost(iommu, condition, hostUseReported, next, groups);
    }

    /** The same host with the revisions of its contexts, given what it was before and the revision that it becomes. */
    EffectiveHost after(EffectiveHost before, long revision) {
        SortedMap<PciAddress, EffectiveFunction> next = new TreeMap<>();
        functions.forEach((address, function) -> {
            EffectiveFunction old = before.functions.get(address);
            next.put(
                    address,
                    function.withOwnership(function.ownership().since(old == null ? null : old.ownership(), revision)));
        });
        return new EffectiveHost(iommu, condition, hostUseReported, next, groups);
    }
}
