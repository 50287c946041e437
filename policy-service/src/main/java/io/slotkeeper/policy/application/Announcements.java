package io.slotkeeper.policy.application;

import io.slotkeeper.policy.application.support.PublishedVersion;
import java.time.Instant;

/** Port: what policy tells the others, inside the transaction that decides it. */
public interface Announcements {

    void verdictIssued(StoredVerdict verdict);

    void rulesetPublished(Ruleset ruleset, Instant at);

    void supportListPublished(PublishedVersion version);
}
