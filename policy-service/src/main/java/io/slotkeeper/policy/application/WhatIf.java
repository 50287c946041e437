package io.slotkeeper.policy.application;

import io.slotkeeper.policy.application.support.ListChoice;
import io.slotkeeper.policy.domain.custom.ActiveRule;
import io.slotkeeper.policy.domain.facts.Assumptions;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.verdict.Severities;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question for a dry run.
 *
 * @param minHostRevision is waited for, where it is given
 * @param rules count as switched on, each in place of the custom rule of its name
 * @param severities what they override counts instead of the severities of the site
 * @param list counts instead of the support list in force; null keeps that
 */
public record WhatIf(
        Question question,
        @Nullable Long minHostRevision,
        Assumptions assumptions,
        Severities severities,
        @Nullable ListChoice list,
        List<ActiveRule> rules) {
    public WhatIf {
        rules = List.copyOf(rules);
    }
}
