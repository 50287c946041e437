package io.slotkeeper.policy.application.profiles;

import io.slotkeeper.policy.domain.platform.ProfileFault;
import java.util.List;

/** What came of a command on platform profiles. Only {@link Published} has changed anything. */
public sealed interface ProfilesOutcome {

    /** In force from now on. */
    record Published(ProfilesVersion version) implements ProfilesOutcome {}

    /** At least one place of the document is wrong. */
    record Refused(List<ProfileFault> faults) implements ProfilesOutcome {}

    /** Another version is in force than the one that was seen. */
    record OtherVersion(int inForce) implements ProfilesOutcome {}

    /** What is in force says exactly this. */
    record NothingNew(int inForce) implements ProfilesOutcome {}

    /** There never was such a version. */
    record VersionUnknown() implements ProfilesOutcome {}
}
