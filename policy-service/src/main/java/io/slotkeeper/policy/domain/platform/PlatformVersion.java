package io.slotkeeper.policy.domain.platform;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hypervisor version in order: major, minor, update, patch letter. {@code 8.0 U1}, {@code 8.0U1}, {@code 8.0 Update 1}
 * and {@code 8.0.1} are the same (since 7.0 the third number of ESXi is the update; before it was always 0). Builds and
 * other tails do not order.
 */
public record PlatformVersion(int major, int minor, int update, String patch) implements Comparable<PlatformVersion> {

    private static final Pattern GRAMMAR = Pattern.compile(
            "(?:vmware )?(?:esxi?|vsphere|kvm|linux)?\\s*v?(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.(\\d{1,4}))?(?:\\.\\d{1,9})?"
                    + "(?:\\s*(?:u|update\\s*)(\\d{1,3})([a-z])?)?(?!\\s*u)(?:[\\s,(+_-].*)?");
    private static final Comparator<PlatformVersion> ORDER = Comparator.comparingInt(PlatformVersion::major)
            .thenComparingInt(PlatformVersion::minor)
            .thenComparingInt(PlatformVersion::update)
            .thenComparing(PlatformVersion::patch);

    /** Empty when the text is no version: an unknown version matches nothing and denies nothing. */
    public static Optional<PlatformVersion> parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
    }

    private static PlatformVersion of(Matcher matcher) {
        String patch = matcher.group(5);
        return new PlatformVersion(
                number(matcher, 1),
                number(matcher, 2),
                Math.max(number(matcher, 3), number(matcher, 4)),
                patch == null ? "" : patch);
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public int compareTo(PlatformVersion other) {
        return ORDER.compare(this, other);
    }
}
