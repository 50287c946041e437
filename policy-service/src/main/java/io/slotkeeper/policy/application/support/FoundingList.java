package io.slotkeeper.policy.application.support;

import io.slotkeeper.policy.application.Ruleset;
import io.slotkeeper.policy.domain.support.SupportList;

/** The list that comes with a release: as the file that it is, and as what it says. */
public record FoundingList(Ruleset file, SupportList list) {}
