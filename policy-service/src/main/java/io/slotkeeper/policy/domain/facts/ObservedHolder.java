package io.slotkeeper.policy.domain.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The VM on which a source saw a function attached. */
public record ObservedHolder(String vm, String source, @Nullable Instant observedAt) {}
