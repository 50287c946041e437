package io.slotkeeper.policy.domain.platform;

import org.jspecify.annotations.Nullable;

/** Versions from {@code from} (included) to {@code before} (excluded); a null bound is open, two null bounds are any text. */
public record VersionRange(@Nullable String from, @Nullable String before) {

    public static final VersionRange ANY = new VersionRange(null, null);

    public VersionRange {
        requireVersion(from);
        requireVersion(before);
    }

    public boolean contains(String version) {
        if (from == null && before == null) {
            return true;
        }
        return PlatformVersion.parse(version).filter(this::contains).isPresent();
    }

    private boolean contains(PlatformVersion version) {
        return (from == null || version.compareTo(bound(from)) >= 0)
                && (before == null || version.compareTo(bound(before)) < 0);
    }

    private static PlatformVersion bound(String text) {
        return PlatformVersion.parse(text).orElseThrow();
    }

    private static void requireVersion(@Nullable String text) {
        if (text != null && PlatformVersion.parse(text).isEmpty()) {
            throw new IllegalArgumentException("not a version: " + text);
        }
    }
}
