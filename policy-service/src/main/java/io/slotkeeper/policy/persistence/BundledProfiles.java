package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.profiles.ReleasedProfiles;
import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import jakarta.inject.Singleton;
import java.util.Map;

/** The profiles in {@code /rulesets/platform-profiles.json}. A file with a fault stops the start, naming every place. */
@Singleton
class BundledProfiles implements ReleasedProfiles {

    private final PlatformProfiles profiles;

    BundledProfiles(Documents documents) {
        Object document = documents.readPlain(BundledFile.read(Rulebooks.PLATFORM_PROFILES));
        this.profiles = StoredProfiles.read(document, version(document), Rulebooks.PLATFORM_PROFILES + ".json");
    }

    private static int version(Object document) {
        if (document instanceof Map<?, ?> members && members.get("version") instanceof Integer version && version > 0) {
            return version;
        }
        throw new IllegalStateException(Rulebooks.PLATFORM_PROFILES + ".json has no version");
    }

    @Override
    public PlatformProfiles profiles() {
        return profiles;
    }
}
