package io.slotkeeper.policy.application.profiles;

import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: every version of the platform profiles. Versions are numbered without gaps and never change; the last is in
 * force.
 */
public interface ProfileVersions {

    /** The profiles in force by what the current transaction sees: one statement, as long as that version was read before. */
    PlatformProfiles inForce();

    /** A version of now or of old, to understand a verdict by. */
    Optional<PlatformProfiles> find(int version);

    /** What is told of a version beside its content. */
    Optional<ProfilesVersion> published(int version);

    /** Versions below a number, the newest first. */
    List<ProfilesVersion> publishedBelow(int version, int limit);

    /** The last version that came with a release; empty before the first start is through. */
    Optional<ProfilesVersion> lastOfRelease();

    /** Puts profiles in force under the number that they have; empty where that number is taken: somebody was faster. */
    Optional<ProfilesVersion> append(PlatformProfiles profiles, Origin origin, Instant at);

    /** Where a version comes from. */
    record Origin(String actor, String comment, @Nullable Integer rolledBackTo, @Nullable Integer release) {}
}
