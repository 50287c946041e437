package io.slotkeeper.policy.domain.custom;

import io.slotkeeper.policy.domain.verdict.Severity;

/**
 * A custom rule as an administrator writes it.
 *
 * @param expression what must be true for it to speak, of at most {@link #LONGEST_EXPRESSION} characters
 * @param message what it says then; {@code {device.address}} and the like stand for facts
 * @param remedy the way out, written in the same way
 */
public record RuleText(String name, String expression, Severity severity, String message, String remedy) {

    public static final int LONGEST_EXPRESSION = 4_096;
    public static final int LONGEST_SENTENCE = 500;
}
