package io.slotkeeper.policy.domain.facts;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the host itself does with a function, as reported by {@code source}; {@code critical} means that the host lives on it. */
public record HostUse(
        String kind, boolean critical, @Nullable String detail, String source, @Nullable Instant observedAt) {

    /** The use in words, such as {@code management uplink (vmnic0)}. */
    public String inWords() {
        String words = kind.toLowerCase(Locale.ROOT).replace('_', ' ');
        return detail == null || detail.isBlank() ? words : words + " (" + detail + ")";
    }
}
