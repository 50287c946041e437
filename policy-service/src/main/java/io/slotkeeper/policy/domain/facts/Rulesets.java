package io.slotkeeper.policy.domain.facts;

import io.slotkeeper.policy.domain.custom.ActiveRules;
import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import io.slotkeeper.policy.domain.support.SupportList;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The versioned knowledge in force, and how long a support list may go unchecked before it counts as stale. */
public record Rulesets(
        SupportList supportList, PlatformProfiles platformProfiles, ActiveRules customRules, Duration staleAfter) {

    public Rulesets(SupportList supportList, PlatformProfiles platformProfiles, Duration staleAfter) {
        this(supportList, platformProfiles, ActiveRules.NONE, staleAfter);
    }

    /** The same knowledge with another support list, such as a draft or a version of old. */
    public Rulesets with(SupportList other) {
        return new Rulesets(other, platformProfiles, customRules, staleAfter);
    }

    /** The same knowledge with other custom rules. */
    public Rulesets with(ActiveRules others) {
        return new Rulesets(supportList, platformProfiles, others, staleAfter);
    }

    /** Whether what was last compared with its source on that day (UTC) counts as stale at a moment. */
    public boolean stale(LocalDate lastChecked, Instant at) {
        return at.isAfter(lastChecked.atStartOfDay(ZoneOffset.UTC).toInstant().plus(staleAfter));
    }
}
