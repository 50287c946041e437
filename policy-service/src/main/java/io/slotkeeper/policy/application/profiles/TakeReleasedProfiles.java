package io.slotkeeper.policy.application.profiles;

import io.slotkeeper.policy.application.Announcements;
import io.slotkeeper.policy.application.profiles.ProfileVersions.Origin;
import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What becomes of the profiles that come with a release. As long as what is in force came with a release too, newer ones
 * come into force as the next version. What an administrator has put in force stays: the release's are offered beside it.
 */
@ApplicationScoped
public class TakeReleasedProfiles {

    static final String ACTOR = "slotkeeper";

    private static final Logger LOG = Logger.getLogger(TakeReleasedProfiles.class);

    private final ProfileVersions versions;
    private final ReleasedProfiles released;
    private final Announcements announcements;
    private final Clock clock;

    TakeReleasedProfiles(
            ProfileVersions versions, ReleasedProfiles released, Announcements announcements, Clock clock) {
        this.versions = versions;
        this.released = released;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Once is enough, and again does nothing, on however many instances and whichever of two releases starts last. */
    @Transactional
    public void arrive() {
        PlatformProfiles release = released.profiles();
        Optional<ProfilesVersion> newest =
                versions.publishedBelow(Integer.MAX_VALUE, 1).stream().findFirst();
        if (newest.isEmpty()) {
            publish(release.asVersion(1), release.version());
            return;
        }
        PlatformProfiles inForce = versions.inForce();
        Integer before = newest.get().release();
        if (before == null) {
            if (!release.sameContent(inForce)) {
                LOG.infof(
                        "Version %d of the platform profiles was put in force by %s and stays. Those of this release"
                                + " (%d) are at platform-profiles/release.",
                        inForce.version(), newest.get().actor(), release.version());
            }
        } else if (before < release.version()) {
            publish(release.after(inForce, inForce.version() + 1), release.version());
        }
    }

    private void publish(PlatformProfiles content, int release) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        versions.append(content, new Origin(ACTOR, "The profiles that came with this release.", null, release), now)
                .ifPresent(announcements::platformProfilesPublished);
    }
}
