package io.slotkeeper.policy.application;

import io.slotkeeper.policy.application.custom.PublishedRules;
import io.slotkeeper.policy.application.preview.AffectedDocument;
import io.slotkeeper.policy.application.profiles.ProfilesVersion;
import io.slotkeeper.policy.application.support.PublishedVersion;
import java.util.UUID;

/** Port: what policy tells the others, inside the transaction that decides it. */
public interface Announcements {

    void verdictIssued(StoredVerdict verdict);

    void supportListPublished(PublishedVersion version);

    void platformProfilesPublished(ProfilesVersion version);

    /** Tells of an assignment that a published version would judge otherwise; by its id it is the same event for ever. */
    void assignmentAffected(UUID id, AffectedDocument affected);

    void customRulesPublished(PublishedRules version);
}
