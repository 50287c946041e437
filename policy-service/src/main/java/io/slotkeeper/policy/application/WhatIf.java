package io.slotkeeper.policy.application;

import io.slotkeeper.policy.application.support.ListChoice;
import io.slotkeeper.policy.domain.facts.Assumptions;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.verdict.Severities;
import org.jspecify.annotations.Nullable;

/**
 * A question for a dry run.
 *
 * @param minHostRevision is waited for, where it is given
 * @param severities what they override counts instead of the severities of the site
 * @param list counts instead of the support list in force; null keeps that
 */
public record WhatIf(
        Question question,
        @Nullable Long minHostRevision,
        Assumptions assumptions,
        Severities severities,
        @Nullable ListChoice list) {}
