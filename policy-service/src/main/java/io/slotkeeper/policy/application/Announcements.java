package io.slotkeeper.policy.application;

import io.slotkeeper.policy.application.profiles.ProfilesVersion;
import io.slotkeeper.policy.application.support.PublishedVersion;

/** Port: what policy tells the others, inside the transaction that decides it. */
public interface Announcements {

    void verdictIssued(StoredVerdict verdict);

    void supportListPublished(PublishedVersion version);

    void platformProfilesPublished(ProfilesVersion version);
}
