package io.slotkeeper.policy.events;

import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.facts.Vm;
import io.slotkeeper.policy.domain.facts.VmCondition;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code slotkeeper.inventory.vm-state.v1} as policy reads it. */
record VmStateV1(
        @Nullable String vm,
        @Nullable String project,
        @Nullable Long revision,
        @Nullable String name,
        @Nullable Integer hardwareVersion,
        @Nullable String memoryReservation,
        @Nullable Integer deviceLimit,
        @Nullable Map<String, String> features,
        @Nullable Boolean vmFex,
        @Nullable Boolean fixedHotPlug) {

    Vm toVm() {
        return new Vm(
                Wire.required(vm, "vm"),
                Wire.required(revision, "revision"),
                hardwareVersion,
                Wire.oneOf(memoryReservation, MemoryReservation.UNKNOWN),
                deviceLimit,
                usages(features == null ? Map.of() : features),
                name,
                conditions());
    }

    private Map<VmCondition, Boolean> conditions() {
        Map<VmCondition, Boolean> conditions = new EnumMap<>(VmCondition.class);
        if (vmFex != null) {
            conditions.put(VmCondition.VM_FEX, vmFex);
        }
        if (fixedHotPlug != null) {
            conditions.put(VmCondition.HOT_PLUG_OPT_IN, fixedHotPlug);
        }
        return conditions;
    }

    private static Map<Feature, Usage> usages(Map<String, String> features) {
        Map<Feature, Usage> usages = new EnumMap<>(Feature.class);
        Arrays.stream(Feature.values())
                .filter(feature -> features.containsKey(feature.name()))
                .forEach(feature -> usages.put(feature, Wire.oneOf(features.get(feature.name()), Usage.UNKNOWN)));
        return usages;
    }
}
