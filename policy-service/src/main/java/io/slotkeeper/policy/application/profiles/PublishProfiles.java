package io.slotkeeper.policy.application.profiles;

import io.slotkeeper.policy.application.Announcements;
import io.slotkeeper.policy.application.profiles.ProfileVersions.Origin;
import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import io.slotkeeper.policy.domain.platform.ProfilesReader;
import io.slotkeeper.policy.domain.platform.ProfilesReading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts platform profiles in force as the next version and tells so, in one transaction. Nothing is ever rewritten. */
@ApplicationScoped
public class PublishProfiles {

    private final ProfileVersions versions;
    private final Announcements announcements;
    private final Clock clock;

    PublishProfiles(ProfileVersions versions, Announcements announcements, Clock clock) {
        this.versions = versions;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Puts a document in force that replaces all of the profiles.
     *
     * @param seen the version that its writer has seen; null where any will do
     */
    @Transactional
    public ProfilesOutcome put(Map<String, Object> document, @Nullable Long seen, String comment, String actor) {
        PlatformProfiles inForce = versions.inForce();
        if (seen != null && seen != inForce.version()) {
            return new ProfilesOutcome.OtherVersion(inForce.version());
        }
        ProfilesReading reading = ProfilesReader.read(document, inForce.version() + 1);
        if (reading instanceof ProfilesReading.Refused refused) {
            return new ProfilesOutcome.Refused(refused.faults());
        }
        PlatformProfiles read = ((ProfilesReading.Read) reading).profiles();
        return publish(read, inForce, new Origin(actor, comment, null, null));
    }

    /** Puts the content of an older version in force again, as a new version. */
    @Transactional
    public ProfilesOutcome rollBack(int version, String comment, String actor) {
        PlatformProfiles inForce = versions.inForce();
        Optional<PlatformProfiles> old = versions.find(version);
        return old.isEmpty()
                ? new ProfilesOutcome.VersionUnknown()
                : publish(old.get(), inForce, new Origin(actor, comment, version, null));
    }

    private ProfilesOutcome publish(PlatformProfiles content, PlatformProfiles inForce, Origin origin) {
        if (content.sameContent(inForce)) {
            return new ProfilesOutcome.NothingNew(inForce.version());
        }
        Optional<ProfilesVersion> published = versions.append(
                content.after(inForce, inForce.version() + 1),
                origin,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        published.ifPresent(announcements::platformProfilesPublished);
        return published
                .<ProfilesOutcome>map(ProfilesOutcome.Published::new)
                .orElseGet(() ->
                        new ProfilesOutcome.OtherVersion(versions.inForce().version()));
    }
}
