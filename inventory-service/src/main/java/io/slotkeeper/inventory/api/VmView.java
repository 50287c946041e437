package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.domain.Feature;
import io.slotkeeper.inventory.domain.FeatureUse;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.MemoryReservation;
import io.slotkeeper.inventory.domain.PowerState;
import io.slotkeeper.inventory.domain.Presence;
import io.slotkeeper.inventory.domain.Vm;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A virtual machine as people and sources describe it; every feature is named, unknown ones as such. */
public record VmView(
        String id,
        String project,
        @Nullable String name,
        @Nullable String host,
        long revision,
        @Nullable Integer hardwareVersion,
        MemoryReservation memoryReservation,
        @Nullable Integer deviceLimit,
        Map<Feature, FeatureUse> features,
        @Nullable Boolean vmFex,
        @Nullable Boolean fixedHotPlug,
        PowerState power,
        Presence presence,
        Map<String, String> externalIds) {
    static VmView of(Vm vm) {
        Map<Feature, FeatureUse> features = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            features.put(feature, vm.facts().use(feature));
        }
        HostId host = vm.facts().host();
        return new VmView(
                vm.id().value(),
                vm.project(),
                vm.facts().name(),
                host == null ? null : host.value(),
                vm.revision(),
                vm.facts().hardwareVersion(),
                vm.facts().memoryReservation(),
                vm.facts().deviceLimit(),
                features,
                vm.facts().told().vmFex(),
                vm.facts().told().fixedHotPlug(),
                vm.facts().power(),
                vm.facts().presence() == null ? Presence.PRESENT : vm.facts().presence(),
                vm.facts().externalIds());
    }
}
