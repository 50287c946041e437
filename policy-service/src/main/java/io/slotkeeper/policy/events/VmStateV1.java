package io.slotkeeper.policy.events;

import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.facts.Vm;
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
        @Nullable Map<String, String> features) {

    Vm toVm() {
        return new Vm(
                Wire.required(vm, "vm"),
                Wire.required(revision, "revision"),
                hardwareVersion,
                Wire.oneOf(memoryReservation, MemoryReservation.UNKNOWN),
                deviceLimit,
                usages(features == null ? Map.of() : features),
                name);
    }

    private static Map<Feature, Usage> usages(Map<String, String> features) {
        Map<Feature, Usage> usages = new EnumMap<>(Feature.class);
        Arrays.stream(Feature.values())
                .filter(feature -> features.containsKey(feature.name()))
                .forEach(feature -> usages.put(feature, Wire.oneOf(features.get(feature.name()), Usage.UNKNOWN)));
        return usages;
    }
}
