package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import java.util.function.UnaryOperator;

/**
 * Something to do before the same functions are asked for again.
 *
 * @param answers the finding that it takes away
 * @param subject what must be changed
 * @param message what to do, for a person
 * @param effect what the facts will be then
 */
public record Change(FindingCode answers, String subject, String message, UnaryOperator<Facts> effect) {}
