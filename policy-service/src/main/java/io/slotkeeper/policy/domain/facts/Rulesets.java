package io.slotkeeper.policy.domain.facts;

import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import io.slotkeeper.policy.domain.support.SupportList;
import java.time.Duration;

/** The versioned knowledge in force, and how long a support list may go unchecked before it counts as stale. */
public record Rulesets(SupportList supportList, PlatformProfiles platformProfiles, Duration staleAfter) {}
