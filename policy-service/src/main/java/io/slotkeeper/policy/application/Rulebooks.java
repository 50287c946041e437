package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.verdict.Severities;
import java.util.List;

/** Port: the knowledge and the severities in force. */
public interface Rulebooks {

    String SUPPORT_LIST = "support-list";
    String PLATFORM_PROFILES = "platform-profiles";

    Rulesets inForce();

    Severities severities();

    List<Ruleset> files();
}
