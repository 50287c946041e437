package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.LIST_STALE;
import static io.slotkeeper.policy.domain.verdict.FindingCode.NO_HOST_DRIVER;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.HostDriver;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.support.ListEntry;
import io.slotkeeper.policy.domain.support.Listing;
import io.slotkeeper.policy.domain.support.SupportList;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the support list says about each requested function. Bridges are none of its business. */
final class SupportListRule implements Rule {

    @Override
    public String name() {
        return "support-list";
    }

    @Override
    public List<Remark> evaluate(Facts facts) {
        SupportList list = facts.rulesets().supportList();
        LocalDate today = facts.at().atZone(ZoneOffset.UTC).toLocalDate();
        List<Remark> remarks = new ArrayList<>();
        boolean listStale = false;
        for (PciFunction card : facts.requested()) {
            if (!card.assignable()) {
                continue;
            }
            Listing listing = list.listing(card, facts.host(), today);
            remarks.add(ListingRemark.of(facts, card, listing));
            if (card.hostDriver() == HostDriver.ABSENT) {
                remarks.add(noHostDriver(facts, card));
            }
            ListEntry entry = listing.entry();
            if (facts.rulesets().stale(list.lastCheckedOf(entry), facts.at())) {
                if (entry != null && entry.lastChecked() != null) {
                    remarks.add(entryStale(facts, card, entry, entry.lastChecked()));
                } else {
                    listStale = true;
                }
            }
        }
        if (listStale) {
            remarks.add(listStale(facts));
        }
        return List.copyOf(remarks);
    }

    private static Remark noHostDriver(Facts facts, PciFunction card) {
        return new Remark(
                NO_HOST_DRIVER,
                card.address(),
                "The host itself has no driver for " + card.inWords() + "; passing it through is the way to use it.",
                "Nothing to do; see to it that the virtual machine has a driver for it.",
                Parameters.with("host", facts.host().id())
                        .and("ids", card.ids())
                        .toMap());
    }

    private static Remark listStale(Facts facts) {
        SupportList list = facts.rulesets().supportList();
        return new Remark(
                LIST_STALE,
                facts.host().id(),
                "The support list (" + list.name() + ", version " + list.version()
                        + ") was last compared with its source on " + list.lastChecked()
                        + "; it may have changed since.",
                "Compare the list with " + list.source() + " and publish a new version.",
                staleness(facts, null, list.lastChecked()));
    }

    private static Remark entryStale(Facts facts, PciFunction card, ListEntry entry, LocalDate lastChecked) {
        SupportList list = facts.rulesets().supportList();
        return new Remark(
                LIST_STALE,
                card.address(),
                "What the support list says about " + card.inWords() + " (entry " + entry.id() + ", version "
                        + list.version() + ") was last compared with its source on " + lastChecked
                        + "; it may have changed since.",
                "Compare the entry with " + list.sourceOf(entry) + " and publish a new version.",
                staleness(facts, entry, lastChecked));
    }

    private static Map<String, Object> staleness(Facts facts, @Nullable ListEntry entry, LocalDate lastChecked) {
        return Parameters.with("listVersion", facts.rulesets().supportList().version())
                .and("entry", entry == null ? null : entry.id())
                .and("lastChecked", lastChecked.toString())
                .and("staleAfterDays", facts.rulesets().staleAfter().toDays())
                .toMap();
    }
}
