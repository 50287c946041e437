package io.slotkeeper.policy.domain.custom;

/**
 * Why a rule is refused.
 *
 * @param field {@code name}, {@code expression}, {@code message} or {@code remedy}
 * @param line in that field, from 1
 * @param column in that line, from 1, in characters
 */
public record RuleFault(String field, int line, int column, String message) {}
