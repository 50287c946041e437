package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.profiles.FindProfiles;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.platform.PlatformProfile;
import java.util.List;
import java.util.Map;

/**
 * What putting the release's profiles on top of those in force would give; it can be put as it is.
 *
 * @param release number of the release's file
 * @param inForce the version that it is compared with
 * @param kept ids in which the site differs from the release and stays
 * @param taken ids that the release adds, changes or removes; empty where there is nothing to take
 */
record ProfilesOfferView(
        int release,
        int inForce,
        List<String> kept,
        List<String> taken,
        Map<Platform, String> guides,
        List<PlatformProfile> profiles) {

    static ProfilesOfferView of(FindProfiles.Offer offer) {
        return new ProfilesOfferView(
                offer.release(),
                offer.inForce().version(),
                offer.merge().kept(),
                offer.merge().taken(),
                offer.merge().merged().guides(),
                offer.merge().merged().profiles());
    }
}
