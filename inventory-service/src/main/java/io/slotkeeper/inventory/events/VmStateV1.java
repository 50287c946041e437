package io.slotkeeper.inventory.events;

import io.slotkeeper.inventory.domain.Feature;
import io.slotkeeper.inventory.domain.FeatureUse;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.MemoryReservation;
import io.slotkeeper.inventory.domain.PowerState;
import io.slotkeeper.inventory.domain.Presence;
import io.slotkeeper.inventory.domain.Vm;
import io.slotkeeper.inventory.domain.VmFacts;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wire form of a virtual machine's facts. */
record VmStateV1(
        String vm,
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
    static VmStateV1 of(Vm vm) {
        VmFacts facts = vm.facts();
        Map<Feature, FeatureUse> features = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            features.put(feature, facts.use(feature));
        }
        HostId host = facts.host();
        return new VmStateV1(
                vm.id().value(),
                vm.project(),
                facts.name(),
                host == null ? null : host.value(),
                vm.revision(),
                facts.hardwareVersion(),
                facts.memoryReservation(),
                facts.deviceLimit(),
                features,
                facts.told().vmFex(),
                facts.told().fixedHotPlug(),
                facts.power(),
                facts.presence() == null ? Presence.PRESENT : facts.presence(),
                facts.externalIds());
    }
}
