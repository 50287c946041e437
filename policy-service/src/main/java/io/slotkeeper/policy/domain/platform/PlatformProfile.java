package io.slotkeeper.policy.domain.platform;

import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Vm;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a range of platform versions allows and takes away, by kind of device.
 *
 * @param version of all profiles, in which this one was last changed
 */
public record PlatformProfile(
        String id,
        int version,
        List<Platform> platforms,
        VersionRange versions,
        Map<DeviceKind, KindProfile> kinds,
        List<FeatureException> exceptions,
        ContextChange contextChange,
        Reservation reservation,
        String source) {

    public PlatformProfile {
        platforms = List.copyOf(platforms);
        kinds = InOrder.copy(DeviceKind.class, kinds);
        exceptions = List.copyOf(exceptions);
    }

    public boolean covers(Platform platform, String platformVersion) {
        return platforms.contains(platform) && versions.contains(platformVersion);
    }

    public KindProfile kind(DeviceKind kind) {
        return kinds.getOrDefault(kind, KindProfile.UNKNOWN);
    }

    /** What becomes of a feature of this VM; what is known to be true of it goes before the table. */
    public FeatureCell cell(DeviceKind kind, Feature feature, Vm vm) {
        return exceptions(kind, exception -> vm.meets(exception.condition()))
                .flatMap(exception -> Stream.ofNullable(exception.features().get(feature)))
                .findFirst()
                .orElseGet(() -> kind(kind).of(feature));
    }

    /** The exceptions that hold for a VM, or may: nobody has said that they do not. */
    public List<FeatureException> exceptionsFor(DeviceKind kind, Vm vm) {
        return exceptions(kind, exception -> !vm.lacks(exception.condition())).toList();
    }

    /** The same, as of a version. */
    PlatformProfile asVersion(int number) {
        return new PlatformProfile(
                id, number, platforms, versions, kinds, exceptions, contextChange, reservation, source);
    }

    private Stream<FeatureException> exceptions(DeviceKind kind, Predicate<FeatureException> which) {
        return exceptions.stream().filter(exception -> exception.kind() == kind).filter(which);
    }
}
