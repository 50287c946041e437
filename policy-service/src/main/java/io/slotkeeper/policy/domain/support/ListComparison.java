package io.slotkeeper.policy.domain.support;

import io.slotkeeper.policy.domain.facts.Rulesets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What another support list would say of the models of a fleet, at one moment.
 *
 * @param before the knowledge that counts now
 * @param after the list that would count instead
 */
public record ListComparison(Rulesets before, SupportList after, Instant at) {

    /** How a model is placed now and would be then. */
    public record Change(Placement before, Placement after, Placement.Shift shift) {}

    /** The same comparison seen from the other list. */
    public ListComparison mirrored() {
        return new ListComparison(before.with(after), before.supportList(), at);
    }

    /** What changes about a model; null where nothing does. */
    public @Nullable Change of(Model model) {
        Placement now = placement(before, model);
        Placement then = placement(before.with(after), model);
        Placement.Shift shift = now.to(then);
        return shift == null ? null : new Change(now, then, shift);
    }

    /** The only chips of which models may change; empty where those of any chip may. */
    public Optional<Set<Chip>> touched() {
        if (staleByDefault(before) != staleByDefault(before.with(after))) {
            return Optional.empty();
        }
        ListDiff diff = ListDiff.between(before.supportList(), after);
        Set<Chip> chips = new HashSet<>();
        Stream.of(
                        diff.added().stream(),
                        diff.removed().stream(),
                        diff.changed().stream().flatMap(entry -> Stream.of(entry.old(), entry.now())))
                .flatMap(entries -> entries)
                .forEach(entry -> chips.add(entry.pattern().chip()));
        return Optional.of(Set.copyOf(chips));
    }

    private boolean staleByDefault(Rulesets rulesets) {
        return rulesets.stale(rulesets.supportList().lastChecked(), at);
    }

    private Placement placement(Rulesets rulesets, Model model) {
        SupportList list = rulesets.supportList();
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        Listing listing = list.listing(model, day);
        ListEntry entry = listing.entry();
        return new Placement(
                listing.standing(),
                listing.basis(),
                entry == null ? null : entry.id(),
                rulesets.stale(list.lastCheckedOf(entry), at));
    }
}
