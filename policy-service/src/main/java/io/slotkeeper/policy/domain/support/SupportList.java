package io.slotkeeper.policy.domain.support;

import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.PciFunction;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A versioned support list, where it comes from, and when somebody last compared it with that source. The entries are
 * kept in the order of vendor, device and id, so that equal contents are equal lists and a look-up does not walk them.
 *
 * @param version of a published list, from 1; a draft has the version that it would become
 * @param scope what the list covers, in words; null: not said
 * @param date when the source said so; null: not said
 */
public record SupportList(
        int version,
        String name,
        String source,
        @Nullable String scope,
        @Nullable LocalDate date,
        LocalDate lastChecked,
        List<ListEntry> entries) {

    /** The most entries that a list may have. */
    public static final int MOST_ENTRIES = 10_000;

    private static final Comparator<ListEntry> BY_IDS = Comparator.comparing(
                    (ListEntry entry) -> entry.pattern().vendor())
            .thenComparing(entry -> entry.pattern().device());

    public SupportList {
        entries = entries.stream().sorted(BY_IDS.thenComparing(ListEntry::id)).toList();
    }

    /** Everything about a list but its entries: the defaults for those that say nothing of their own. */
    public record About(
            String name, String source, @Nullable String scope, @Nullable LocalDate date, LocalDate lastChecked) {}

    public static SupportList of(int version, About about, List<ListEntry> entries) {
        return new SupportList(
                version, about.name(), about.source(), about.scope(), about.date(), about.lastChecked(), entries);
    }

    public About about() {
        return new About(name, source, scope, date, lastChecked);
    }

    public SupportList asVersion(int other) {
        return of(other, about(), entries);
    }

    public SupportList with(About other) {
        return of(version, other, entries);
    }

    public SupportList with(List<ListEntry> others) {
        return of(version, about(), others);
    }

    public boolean sameContent(SupportList other) {
        return about().equals(other.about()) && entries.equals(other.entries);
    }

    public Optional<ListEntry> entry(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** What the list says of a card on a host, on a day in UTC: the most specific entry speaks, see {@link MatchOrder}. */
    public Listing listing(PciFunction card, Host host, LocalDate day) {
        return listing(Model.of(card, host), day);
    }

    Listing listing(Model model, LocalDate day) {
        Optional<ListEntry> here = mostSpecific(model, entry -> entry.speaksOf(model));
        if (here.isPresent()) {
            ListEntry entry = here.get();
            return entry.expiredOn(day) ? Listing.unlisted(Listing.Basis.EXPIRED, entry) : Listing.of(entry);
        }
        return mostSpecific(model, entry -> !entry.speaksOf(model) && !entry.expiredOn(day))
                .map(entry -> Listing.unlisted(Listing.Basis.ELSEWHERE, entry))
                .orElse(Listing.unlisted(Listing.Basis.NOTHING, null));
    }

    /** Where an entry comes from. */
    public String sourceOf(@Nullable ListEntry entry) {
        return entry == null || entry.source() == null ? source : entry.source();
    }

    /** When an entry, or a list that does not know a card, was last compared with its source. */
    public LocalDate lastCheckedOf(@Nullable ListEntry entry) {
        return entry == null || entry.lastChecked() == null ? lastChecked : entry.lastChecked();
    }

    /** When the source said what an entry says; null: nobody wrote that down. */
    public @Nullable LocalDate dateOf(@Nullable ListEntry entry) {
        return entry == null || entry.date() == null ? date : entry.date();
    }

    private Optional<ListEntry> mostSpecific(Model model, Predicate<ListEntry> which) {
        return entries.subList(firstNotBefore(model), entries.size()).stream()
                .takeWhile(entry -> compare(entry, model) == 0)
                .filter(which)
                .filter(entry -> entry.pattern().matches(model))
                .min(MatchOrder.MOST_SPECIFIC_FIRST);
    }

    private int firstNotBefore(Model model) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(entries.get(middle), model) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int compare(ListEntry entry, Model model) {
        int vendors = entry.pattern().vendor().compareTo(model.chip().vendor());
        return vendors == 0 ? entry.pattern().device().compareTo(model.chip().device()) : vendors;
    }
}
