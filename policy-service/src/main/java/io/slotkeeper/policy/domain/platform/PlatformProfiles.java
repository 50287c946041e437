package io.slotkeeper.policy.domain.platform;

import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All platform profiles in force, as one versioned ruleset; at most one covers a given platform version. {@code guides}
 * are templates of the platforms' compatibility guides.
 */
public record PlatformProfiles(int version, Map<Platform, String> guides, List<PlatformProfile> profiles) {

    public PlatformProfiles {
        guides = Map.copyOf(guides);
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
}
