package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.BANNED;
import static io.slotkeeper.policy.domain.verdict.FindingCode.LISTED_CERTIFIED;
import static io.slotkeeper.policy.domain.verdict.FindingCode.LISTED_EXPERIMENTAL;
import static io.slotkeeper.policy.domain.verdict.FindingCode.LIST_STALE;
import static io.slotkeeper.policy.domain.verdict.FindingCode.NO_HOST_DRIVER;
import static io.slotkeeper.policy.domain.verdict.FindingCode.SAME_CHIP_OTHER_BOARD;
import static io.slotkeeper.policy.domain.verdict.FindingCode.UNLISTED;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.HostDriver;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.support.ListEntry;
import io.slotkeeper.policy.domain.support.SupportList;
import io.slotkeeper.policy.domain.support.Tier;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the support list says about each requested function. Bridges are none of its business. */
final class SupportListRule implements Rule {

    @Override
    public String name() {
        return "support-list";
    }

    @Override
    public List<Remark> evaluate(Facts facts) {
        List<PciFunction> cards =
                facts.requested().stream().filter(PciFunction::assignable).toList();
        List<Remark> remarks = new ArrayList<>();
        for (PciFunction card : cards) {
            remarks.add(listing(facts, card));
            if (card.hostDriver() == HostDriver.ABSENT) {
                remarks.add(noHostDriver(facts, card));
            }
        }
        if (!cards.isEmpty() && stale(facts)) {
            remarks.add(listStale(facts));
        }
        return List.copyOf(remarks);
    }

    private static Remark listing(Facts facts, PciFunction card) {
        Optional<ListEntry> entry = facts.rulesets().supportList().find(card, facts.host());
        Tier tier = entry.map(ListEntry::tier).orElse(Tier.NEAR);
        ListEntry found = entry.orElse(null);
        String name = found == null ? card.inWords() : found.name() + " (" + card.ids() + ")";
        String note = found == null || found.note() == null ? "" : " " + found.note();
        return switch (tier) {
            case CERTIFIED ->
                remark(
                        facts,
                        card,
                        found,
                        LISTED_CERTIFIED,
                        name + " is certified for " + on(facts) + by(facts) + note,
                        "Nothing to do.");
            case EXPERIMENTAL ->
                remark(
                        facts,
                        card,
                        found,
                        LISTED_EXPERIMENTAL,
                        name + " is experimentally supported for passthrough on " + on(facts) + by(facts) + note,
                        "Try it with a load that may fail first.");
            case SAME_CHIP ->
                remark(
                        facts,
                        card,
                        found,
                        SAME_CHIP_OTHER_BOARD,
                        name + " has the chip of a listed card, but is not known to be that board" + by(facts) + note,
                        "Compare the board's part number with the list.");
            case BANNED ->
                remark(
                        facts,
                        card,
                        found,
                        BANNED,
                        name + " is ruled out for " + on(facts) + by(facts) + note,
                        "Choose another card.");
            case NEAR -> unlisted(facts, card, found);
        };
    }

    private static Remark unlisted(Facts facts, PciFunction card, @Nullable ListEntry near) {
        Optional<ListEntry> elsewhere =
                near == null ? facts.rulesets().supportList().findElsewhere(card, facts.host()) : Optional.empty();
        String but = elsewhere
                .map(entry -> " The list names it as " + entry.name() + ", but speaks of "
                        + facts.rulesets().supportList().scope() + " only.")
                .orElse(near == null || near.note() == null ? "" : " " + near.note());
        return remark(
                facts,
                card,
                near == null ? elsewhere.orElse(null) : near,
                UNLISTED,
                card.inWords() + " is not on the support list for " + on(facts)
                        + ": it may work, but nobody vouches for it" + by(facts) + but,
                "Consent if you can live with that, or choose a listed card.");
    }

    private static Remark remark(
            Facts facts, PciFunction card, @Nullable ListEntry entry, FindingCode code, String message, String remedy) {
        SupportList list = facts.rulesets().supportList();
        Optional<String> guide =
                facts.rulesets().platformProfiles().guideFor(facts.host().platform(), card);
        return new Remark(
                code,
                card.address(),
                message,
                remedy + guide.map(link -> " Compatibility guide: " + link).orElse(""),
                Parameters.with("ids", card.ids())
                        .and("subsystem", subsystem(card))
                        .and("entry", entry == null ? null : entry.id())
                        .and("list", list.name())
                        .and("listVersion", list.version())
                        .and("source", list.source())
                        .and("lastChecked", list.lastChecked().toString())
                        .and("guide", guide.orElse(null))
                        .toMap());
    }

    private static @Nullable String subsystem(PciFunction card) {
        return card.subvendorId() == null ? null : card.subvendorId() + ":" + card.subdeviceId();
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

    private static boolean stale(Facts facts) {
        return facts.at().isAfter(staleFrom(facts));
    }

    private static Instant staleFrom(Facts facts) {
        return facts.rulesets()
                .supportList()
                .lastChecked()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(facts.rulesets().staleAfter());
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
                Parameters.with("listVersion", list.version())
                        .and("lastChecked", list.lastChecked().toString())
                        .and("staleAfterDays", facts.rulesets().staleAfter().toDays())
                        .toMap());
    }

    private static String on(Facts facts) {
        return facts.host().platformInWords();
    }

    private static String by(Facts facts) {
        SupportList list = facts.rulesets().supportList();
        return " (" + list.name() + " version " + list.version() + ", from " + list.source() + ", last checked "
                + list.lastChecked() + ").";
    }
}
