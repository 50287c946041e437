package io.slotkeeper.inventory.domain;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a virtual machine.
 *
 * @param hardwareVersion the number in {@code vmx-7}
 * @param deviceLimit how many passthrough functions it may have, where its platform reports that
 * @param features what it is known to use or not to use; what is absent is unknown
 * @param power whether it runs
 * @param presence {@code LOST} once the source that reported it has it no more; null where its source never says
 * @param traits null in facts that were kept before there were any
 * @param externalIds its ids in other systems, by system, such as {@code vsphere.moref}
 */
public record VmFacts(
        @Nullable String name,
        @Nullable HostId host,
        @Nullable Integer hardwareVersion,
        MemoryReservation memoryReservation,
        @Nullable Integer deviceLimit,
        Map<Feature, FeatureUse> features,
        PowerState power,
        @Nullable Presence presence,
        Map<String, String> externalIds,
        @Nullable VmTraits traits) {
    public static final VmFacts NONE =
            new VmFacts(null, null, null, MemoryReservation.UNKNOWN, null, Map.of(), Map.of());

    public VmFacts {
        features = Map.copyOf(features);
        externalIds = Map.copyOf(externalIds);
        traits = traits == null ? VmTraits.NONE : traits;
    }

    /** Facts without a word on traits. */
    public VmFacts(
            @Nullable String name,
            @Nullable HostId host,
            @Nullable Integer hardwareVersion,
            MemoryReservation memoryReservation,
            @Nullable Integer deviceLimit,
            Map<Feature, FeatureUse> features,
            PowerState power,
            @Nullable Presence presence,
            Map<String, String> externalIds) {
        this(
                name,
                host,
                hardwareVersion,
                memoryReservation,
                deviceLimit,
                features,
                power,
                presence,
                externalIds,
                VmTraits.NONE);
    }

    /** The same facts with these traits. */
    public VmFacts with(VmTraits others) {
        return new VmFacts(
                name,
                host,
                hardwareVersion,
                memoryReservation,
                deviceLimit,
                features,
                power,
                presence,
                externalIds,
                others);
    }

    public VmTraits told() {
        return traits == null ? VmTraits.NONE : traits;
    }

    /** What people can say. */
    public VmFacts(
            @Nullable String name,
            @Nullable HostId host,
            @Nullable Integer hardwareVersion,
            MemoryReservation memoryReservation,
            @Nullable Integer deviceLimit,
            Map<Feature, FeatureUse> features,
            Map<String, String> externalIds) {
        this(
                name,
                host,
                hardwareVersion,
                memoryReservation,
                deviceLimit,
                features,
                PowerState.UNKNOWN,
                null,
                externalIds);
    }

    public FeatureUse use(Feature feature) {
        return features.getOrDefault(feature, FeatureUse.UNKNOWN);
    }

    /** The same machine, which its source does not have any more; what it was stays known. */
    public VmFacts lost() {
        return new VmFacts(
                name,
                null,
                hardwareVersion,
                memoryReservation,
                deviceLimit,
                features,
                PowerState.UNKNOWN,
                Presence.LOST,
                externalIds,
                traits);
    }

    /** These facts, and the other's where these say nothing. */
    VmFacts orElse(VmFacts other) {
        return new VmFacts(
                First.of(name, other.name),
                // a machine that is gone is on no host, whatever was said before
                presence == Presence.LOST ? host : First.of(host, other.host),
                First.of(hardwareVersion, other.hardwareVersion),
                memoryReservation == MemoryReservation.UNKNOWN ? other.memoryReservation : memoryReservation,
                First.of(deviceLimit, other.deviceLimit),
                joined(known(features), other.features),
                power == PowerState.UNKNOWN ? other.power : power,
                First.of(presence, other.presence),
                joined(externalIds, other.externalIds),
                told().orElse(other.told()));
    }

    /** The same facts, where an id that the other names too is the other's. */
    VmFacts withIdsOf(VmFacts other) {
        return new VmFacts(
                name,
                host,
                hardwareVersion,
                memoryReservation,
                deviceLimit,
                features,
                power,
                presence,
                joined(other.externalIds, externalIds),
                traits);
    }

    private static Map<Feature, FeatureUse> known(Map<Feature, FeatureUse> features) {
        Map<Feature, FeatureUse> known = new HashMap<>(features);
        known.values().removeIf(use -> use == FeatureUse.UNKNOWN);
        return known;
    }

    private static <K, V> Map<K, V> joined(Map<K, V> first, Map<K, V> second) {
        Map<K, V> all = new HashMap<>(second);
        all.putAll(first);
        return all;
    }
}
