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

    /** The range for sentences: {@code 4.x}, {@code 7.0 and later}; nothing where any version will do. */
    public String inWords() {
        if (from != null && before != null) {
            PlatformVersion first = bound(from);
            boolean whole = first.equals(new PlatformVersion(first.major(), 0, 0, ""))
                    && bound(before).equals(new PlatformVersion(first.major() + 1, 0, 0, ""));
            return whole ? first.major() + ".x" : "from " + from + " to before " + before;
        }
        if (from != null) {
            return from + " and later";
        }
        return before == null ? "" : "before " + before;
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
