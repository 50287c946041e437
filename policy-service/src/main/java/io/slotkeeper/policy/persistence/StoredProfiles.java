package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import io.slotkeeper.policy.domain.platform.ProfilesReader;
import io.slotkeeper.policy.domain.platform.ProfilesReading;

/** Profiles that were checked before they were kept, so that a fault is a broken file or table. */
final class StoredProfiles {

    private StoredProfiles() {}

    static PlatformProfiles read(Object document, int version, String where) {
        ProfilesReading reading = ProfilesReader.read(OldProfiles.inTodaysShape(document), version);
        if (reading instanceof ProfilesReading.Refused refused) {
            throw new IllegalStateException(where + " cannot be used:\n" + refused.inWords());
        }
        return ((ProfilesReading.Read) reading).profiles();
    }
}
