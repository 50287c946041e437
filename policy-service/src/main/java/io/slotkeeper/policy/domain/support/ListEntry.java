package io.slotkeeper.policy.domain.support;

import static java.util.stream.Collectors.joining;

import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.platform.VersionRange;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the support list: which ids, on which platforms, and what is said about them.
 *
 * @param source where this entry comes from; null: from the list's own source
 * @param date when the source said so; null: at the list's own date
 * @param lastChecked when somebody last compared the entry with its source; null: when the list was
 * @param expires the last day (UTC) on which the entry vouches for anything; null: no end
 * @param guide an http(s) link to the platform's compatibility guide with {@code {vendor}}, {@code {device}},
 *     {@code {subvendor}} and {@code {subdevice}} to be filled in; null: the platform's own
 */
public record ListEntry(
        String id,
        Tier tier,
        String name,
        Pattern pattern,
        List<Platform> platforms,
        VersionRange versions,
        @Nullable String note,
        @Nullable String source,
        @Nullable LocalDate date,
        @Nullable LocalDate lastChecked,
        @Nullable LocalDate expires,
        @Nullable String guide) {

    public ListEntry {
        platforms = List.copyOf(platforms);
    }

    boolean speaksOf(Model model) {
        return platforms.contains(model.platform()) && versions.contains(model.version());
    }

    public boolean expiredOn(LocalDate day) {
        return expires != null && day.isAfter(expires);
    }

    /** The platforms and versions that the entry speaks of: {@code ESX and ESXi 4.x}. */
    public String reachInWords() {
        String labels = platforms.stream().map(Platform::label).collect(joining(" and "));
        return (labels + " " + versions.inWords()).strip();
    }
}
