package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Assumptions;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.verdict.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question for a dry run.
 *
 * @param minHostRevision is waited for, where it is given
 * @param severities by key, over those of the site
 */
public record WhatIf(
        Question question, @Nullable Long minHostRevision, Assumptions assumptions, Map<String, Severity> severities) {}
