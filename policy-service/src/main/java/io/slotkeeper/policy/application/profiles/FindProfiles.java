package io.slotkeeper.policy.application.profiles;

import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import io.slotkeeper.policy.domain.platform.ProfileMerge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Looks up versions of the platform profiles, and what this release would have. */
@ApplicationScoped
public class FindProfiles {

    private final ProfileVersions versions;
    private final ReleasedProfiles released;

    FindProfiles(ProfileVersions versions, ReleasedProfiles released) {
        this.versions = versions;
        this.released = released;
    }

    /** Content and who put it in force; {@code published} is empty only before the first start is through. */
    public record Found(PlatformProfiles profiles, Optional<ProfilesVersion> published) {}

    /** The release's profiles on top of those in force: what an administrator has changed stays. */
    public record Offer(int release, PlatformProfiles inForce, ProfileMerge merge) {}

    @Transactional
    public Found inForce() {
        return found(versions.inForce());
    }

    @Transactional
    public Optional<Found> version(int version) {
        return versions.find(version).map(this::found);
    }

    @Transactional
    public List<ProfilesVersion> publishedBelow(int version, int limit) {
        return versions.publishedBelow(version, limit);
    }

    @Transactional
    public Offer offer() {
        PlatformProfiles release = released.profiles();
        PlatformProfiles inForce = versions.inForce();
        PlatformProfiles base = versions.lastOfRelease()
                .flatMap(version -> versions.find(version.version()))
                .orElse(release);
        return new Offer(release.version(), inForce, ProfileMerge.of(base, release, inForce));
    }

    private Found found(PlatformProfiles profiles) {
        return new Found(profiles, versions.published(profiles.version()));
    }
}
