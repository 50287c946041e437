package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.profiles.FindProfiles;
import io.slotkeeper.policy.application.profiles.ProfilesVersion;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.platform.PlatformProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of the platform profiles, and who put it in force.
 *
 * @param release the number of the release's file that it came as; null where an administrator wrote it
 */
record PlatformProfilesView(
        int version,
        Map<Platform, String> guides,
        List<PlatformProfile> profiles,
        @Nullable String actor,
        @Nullable String comment,
        @Nullable Integer basedOn,
        @Nullable Integer rolledBackTo,
        @Nullable Integer release,
        @Nullable Instant publishedAt) {

    static PlatformProfilesView of(FindProfiles.Found found) {
        ProfilesVersion published = found.published().orElse(null);
        return new PlatformProfilesView(
                found.profiles().version(),
                found.profiles().guides(),
                found.profiles().profiles(),
                published == null ? null : published.actor(),
                published == null ? null : published.comment(),
                published == null ? null : published.basedOn(),
                published == null ? null : published.rolledBackTo(),
                published == null ? null : published.release(),
                published == null ? null : published.publishedAt());
    }
}
