package io.slotkeeper.policy.application.support;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the support list without its entries: who put it in force, when and why.
 *
 * @param digest {@code sha256:…} of its document
 * @param basedOn the version that was in force before; null for the first
 * @param rolledBackTo the version whose content it repeats; null where it came from a draft
 */
public record PublishedVersion(
        int version,
        String digest,
        int entries,
        String actor,
        String comment,
        @Nullable Integer basedOn,
        @Nullable Integer rolledBackTo,
        Instant publishedAt) {}
