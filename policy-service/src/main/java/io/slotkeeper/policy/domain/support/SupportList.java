package io.slotkeeper.policy.domain.support;

import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.PciFunction;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A versioned support list, where it comes from, and when somebody last compared it with that source. */
public record SupportList(
        int version, String name, String source, String scope, LocalDate lastChecked, List<ListEntry> entries) {

    public SupportList {
        entries = List.copyOf(entries);
    }

    /** The most specific entry for the function on this host's platform version. */
    public Optional<ListEntry> find(PciFunction function, Host host) {
        return mostSpecific(function, entry -> entry.speaksOf(host));
    }

    /** What the list says about the function on other platforms or versions: no promise for this one. */
    public Optional<ListEntry> findElsewhere(PciFunction function, Host host) {
        return mostSpecific(function, entry -> !entry.speaksOf(host));
    }

    private Optional<ListEntry> mostSpecific(PciFunction function, Predicate<ListEntry> which) {
        return entries.stream()
                .filter(which)
                .filter(entry -> entry.pattern().matches(function))
                .max(Comparator.comparingInt(
                                (ListEntry entry) -> entry.pattern().specificity())
                        .thenComparing(ListEntry::id));
    }
}
