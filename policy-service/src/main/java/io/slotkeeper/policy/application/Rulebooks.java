package io.slotkeeper.policy.application;

import io.slotkeeper.policy.application.support.FoundingList;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.verdict.Severities;

/** Port: the knowledge and the severities in force. */
public interface Rulebooks {

    String SUPPORT_LIST = "support-list";
    String PLATFORM_PROFILES = "platform-profiles";
    String CUSTOM_RULES = "custom-rules";

    /** The rulesets in force by what the current transaction sees. */
    Rulesets inForce();

    Severities severities();

    /** The support list that came with this release, whichever is in force. */
    FoundingList founding();
}
