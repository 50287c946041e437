package io.slotkeeper.inventory.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions and hosts as plain fields, under the names that they have on the wire, so that two can be compared. */
final class Fields {
    private Fields() {}

    static Map<String, @Nullable Object> of(EffectiveFunction function) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        identity(fields, function);
        Placement placement = function.placement();
        fields.put("path", placement.path());
        fields.put("physicalSlot", placement.physicalSlot());
        fields.put("numaNode", placement.numaNode());
        fields.put("iommuGroup", placement.iommuGroup());
        ownership(fields, function.ownership());
        fields.put("presence", function.presence().name());
        fields.put("driver", function.driver());
        fields.put("hostDriver", function.hostDriver().name());
        fields.put("hostUses", function.hostUses().stream().map(Fields::of).toList());
        ObservedHolder holder = function.observedHolder();
        fields.put("observedHolder", holder == null ? null : holder.vm().value());
        fields.put("sriov", of(function.sriov()));
        List<Bar> bars = function.bars();
        fields.put("bars", bars == null ? null : bars.stream().map(Fields::of).toList());
        return fields;
    }

    /** What tells a function that was just found. */
    static Map<String, @Nullable Object> summary(EffectiveFunction function) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("address", function.address().toString());
        fields.put("vendorId", function.identity().vendorId());
        fields.put("deviceId", function.identity().deviceId());
        fields.put("name", function.names().device());
        fields.put("className", function.names().deviceClass());
        fields.put("slot", function.address().slot());
        return fields;
    }

    static Map<String, @Nullable Object> of(EffectiveHost host) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("iommu", host.iommu().name());
        fields.put("connection", host.condition().connection().name());
        fields.put("maintenance", host.condition().maintenance());
        fields.put("rebootRequired", host.condition().rebootRequired());
        fields.put("hostUseReported", host.hostUseReported());
        return fields;
    }

    static Map<String, @Nullable Object> of(List<DeviceGroup> groups) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("groups", groups.stream().map(Fields::of).toList());
        return fields;
    }

    /** Those of the fields in which the other map differs. */
    static Map<String, @Nullable Object> differing(
            Map<String, @Nullable Object> fields, Map<String, @Nullable Object> other) {
        Map<String, @Nullable Object> differing = new LinkedHashMap<>(fields);
        differing.entrySet().removeIf(field -> Objects.equals(field.getValue(), other.get(field.getKey())));
        return differing;
    }

    private static void identity(Map<String, @Nullable Object> fields, EffectiveFunction function) {
        DeviceIdentity identity = function.identity();
        fields.put("vendorId", identity.vendorId());
        fields.put("deviceId", identity.deviceId());
        fields.put("subvendorId", identity.subvendorId());
        fields.put("subdeviceId", identity.subdeviceId());
        fields.put("pciRevision", identity.pciRevision());
        fields.put("classId", identity.classId());
        fields.put("vendor", function.names().vendor());
        fields.put("name", function.names().device());
        fields.put("className", function.names().deviceClass());
    }

    private static void ownership(Map<String, @Nullable Object> fields, Ownership ownership) {
        fields.put("context", ownership.context().name());
        fields.put(
                "pending",
                ownership.pending() == null ? null : ownership.pending().name());
        fields.put("capable", ownership.capable());
        PciAddress dependent = ownership.dependentDevice();
        fields.put("dependentDevice", dependent == null ? null : dependent.toString());
        fields.put("resetMethod", ownership.resetMethod());
    }

    private static @Nullable Map<String, @Nullable Object> of(@Nullable Sriov sriov) {
        if (sriov == null) {
            return null;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("role", sriov.role().name());
        fields.put(
                "physicalFunction",
                sriov.physicalFunction() == null
                        ? null
                        : sriov.physicalFunction().toString());
        fields.put("enabled", sriov.enabled());
        fields.put("active", sriov.active());
        fields.put("virtualFunctions", sriov.virtualFunctions());
        fields.put("maxVirtualFunctions", sriov.maxVirtualFunctions());
        return fields;
    }

    private static Map<String, @Nullable Object> of(Bar bar) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("index", bar.index());
        fields.put("bytes", bar.bytes());
        fields.put("prefetchable", bar.prefetchable());
        fields.put("bits", bar.bits());
        return fields;
    }

    private static Map<String, @Nullable Object> of(ObservedUse use) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", use.kind().name());
        fields.put("critical", use.kind().critical());
        fields.put("detail", use.detail());
        fields.put("source", use.source().value());
        return fields;
    }

    private static Map<String, @Nullable Object> of(DeviceGroup group) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", group.id().toString());
        fields.put("scope", group.scope().name());
        fields.put("kinds", group.kinds().stream().map(GroupKind::name).toList());
        fields.put("members", group.members().stream().map(PciAddress::toString).toList());
        return fields;
    }
}
