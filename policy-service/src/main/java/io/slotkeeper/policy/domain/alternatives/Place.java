package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.facts.Facts;

/**
 * A host to look at.
 *
 * @param whole all that is known of it and its functions, whatever was asked for
 */
public record Place(Distance distance, Facts whole) {}
