package io.slotkeeper.policy.domain.platform;

import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All platform profiles in force, as one versioned ruleset; at most one covers a given platform version. {@code guides}
 * are templates of the platforms' compatibility guides.
 */
public record PlatformProfiles(int version, Map<Platform, String> guides, List<PlatformProfile> profiles) {

    /** More than anybody has platforms. */
    public static final int MOST_PROFILES = 200;

    public PlatformProfiles {
        guides = InOrder.copy(Platform.class, guides);
        profiles = List.copyOf(profiles);
    }

    /** Empty: nobody wrote down what this version does, so its limits and losses are unknown. */
    public Optional<PlatformProfile> find(Platform platform, String platformVersion) {
        return profiles.stream()
                .filter(profile -> profile.covers(platform, platformVersion))
                .findFirst();
    }

    /** The compatibility guide's page for a function's ids; empty when the platform has none that we know. */
    public Optional<String> guideFor(Platform platform, PciFunction function) {
        return Optional.ofNullable(guides.get(platform)).map(template -> GuideLink.fill(template, function));
    }

    /** The same content as another version, each profile as of the version in which it was last changed. */
    public PlatformProfiles after(PlatformProfiles before, int number) {
        Map<String, PlatformProfile> old = byId(before);
        return new PlatformProfiles(
                number,
                guides,
                profiles.stream()
                        .map(profile -> {
                            PlatformProfile was = old.get(profile.id());
                            return was != null && was.equals(profile.asVersion(was.version()))
                                    ? was
                                    : profile.asVersion(number);
                        })
                        .toList());
    }

    /** The same content as a version of its own. */
    public PlatformProfiles asVersion(int number) {
        return new PlatformProfiles(
                number,
                guides,
                profiles.stream().map(profile -> profile.asVersion(number)).toList());
    }

    /** Whether both say the same, whatever their numbers. */
    public boolean sameContent(PlatformProfiles other) {
        return asVersion(1).equals(other.asVersion(1));
    }

    static Map<String, PlatformProfile> byId(PlatformProfiles all) {
        return all.profiles().stream().collect(Collectors.toMap(PlatformProfile::id, Function.identity()));
    }
}
