package io.slotkeeper.policy.domain.alternatives;

import java.util.Map;

/**
 * Something that nothing helps against, known by counting.
 *
 * @param code stable; {@code more-than-the-limit} or {@code more-than-are-free}
 */
public record Impossible(String code, String subject, String message, Map<String, Object> parameters) {}
