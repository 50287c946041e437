package io.slotkeeper.policy.application.profiles;

import io.slotkeeper.policy.domain.platform.PlatformProfiles;

/** Port: the profiles that come with this release, as version {@link PlatformProfiles#version()} of that file. */
public interface ReleasedProfiles {

    PlatformProfiles profiles();
}
