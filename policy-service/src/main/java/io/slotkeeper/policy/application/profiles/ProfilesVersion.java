package io.slotkeeper.policy.application.profiles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the platform profiles without its content: who put it in force, when and why.
 *
 * @param digest {@code sha256:…} of its document
 * @param basedOn the version that was in force before; null for the first
 * @param rolledBackTo the version whose content it repeats; null for any other
 * @param release the number of the file of a release that it came as; null where an administrator wrote it
 */
public record ProfilesVersion(
        int version,
        String digest,
        int profiles,
        String actor,
        String comment,
        @Nullable Integer basedOn,
        @Nullable Integer rolledBackTo,
        @Nullable Integer release,
        Instant publishedAt) {}
