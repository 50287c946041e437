package io.slotkeeper.policy.domain.platform;

import io.slotkeeper.policy.domain.facts.Platform;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Newer profiles of a release on top of those of a site: a profile that the site has changed, added or removed since the
 * release before stays as the site has it, and the others become those of the release. Where a release cuts versions
 * differently, both can overlap; whoever publishes the merge is told.
 *
 * @param kept ids of profiles in which the site differs from the release and stays
 * @param taken ids of profiles that the release adds, changes or removes
 */
public record ProfileMerge(PlatformProfiles merged, List<String> kept, List<String> taken) {

    public ProfileMerge {
        kept = List.copyOf(kept);
        taken = List.copyOf(taken);
    }

    /** {@code base} is the release's content that the site began with. */
    public static ProfileMerge of(PlatformProfiles base, PlatformProfiles release, PlatformProfiles site) {
        Map<String, PlatformProfile> before = PlatformProfiles.byId(base);
        Map<String, PlatformProfile> newer = PlatformProfiles.byId(release);
        Map<String, PlatformProfile> own = PlatformProfiles.byId(site);
        TreeSet<String> ids = new TreeSet<>(newer.keySet());
        ids.addAll(own.keySet());
        List<PlatformProfile> merged = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (String id : ids) {
            PlatformProfile ours = own.get(id);
            PlatformProfile theirs = newer.get(id);
            boolean untouched = same(ours, before.get(id));
            PlatformProfile chosen = untouched ? theirs : ours;
            if (chosen != null) {
                merged.add(chosen);
            }
            if (!same(ours, theirs)) {
                (untouched ? taken : kept).add(id);
            }
        }
        return new ProfileMerge(
                new PlatformProfiles(site.version(), guides(base, release, site), merged)
                        .after(site, site.version() + 1),
                kept,
                taken);
    }

    private static Map<Platform, String> guides(
            PlatformProfiles base, PlatformProfiles release, PlatformProfiles site) {
        Map<Platform, String> guides = new EnumMap<>(Platform.class);
        for (Platform platform : Platform.values()) {
            String ours = site.guides().get(platform);
            boolean untouched = Objects.equals(ours, base.guides().get(platform));
            String chosen = untouched ? release.guides().get(platform) : ours;
            if (chosen != null) {
                guides.put(platform, chosen);
            }
        }
        return guides;
    }

    private static boolean same(@Nullable PlatformProfile one, @Nullable PlatformProfile other) {
        return one == null || other == null ? one == other : one.asVersion(1).equals(other.asVersion(1));
    }
}
