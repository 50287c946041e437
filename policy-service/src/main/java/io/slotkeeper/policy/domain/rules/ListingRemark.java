package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.BANNED;
import static io.slotkeeper.policy.domain.verdict.FindingCode.LISTED_CERTIFIED;
import static io.slotkeeper.policy.domain.verdict.FindingCode.LISTED_EXPERIMENTAL;
import static io.slotkeeper.policy.domain.verdict.FindingCode.SAME_CHIP_OTHER_BOARD;
import static io.slotkeeper.policy.domain.verdict.FindingCode.UNLISTED;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.platform.GuideLink;
import io.slotkeeper.policy.domain.support.ListEntry;
import io.slotkeeper.policy.domain.support.Listing;
import io.slotkeeper.policy.domain.support.Listing.Basis;
import io.slotkeeper.policy.domain.support.SupportList;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a listing says to a person, with the entry, the list's version and a link to look further. */
final class ListingRemark {

    private static final Pattern ENDS = Pattern.compile("[.!?]$");
    private static final String CONSENT = "onsent if you can live with that, or choose a listed card.";

    private final Facts facts;
    private final SupportList list;
    private final PciFunction card;
    private final Listing listing;
    private final @Nullable ListEntry entry;

    private ListingRemark(Facts facts, PciFunction card, Listing listing) {
        this.facts = facts;
        this.list = facts.rulesets().supportList();
        this.card = card;
        this.listing = listing;
        this.entry = listing.entry();
    }

    static Remark of(Facts facts, PciFunction card, Listing listing) {
        return new ListingRemark(facts, card, listing).remark();
    }

    private Remark remark() {
        return switch (listing.standing()) {
            case CERTIFIED -> remark(LISTED_CERTIFIED, named() + " is certified for " + on(), "Nothing to do.");
            case EXPERIMENTAL ->
                remark(
                        LISTED_EXPERIMENTAL,
                        named() + " is experimentally supported for passthrough on " + on(),
                        "Try it with a load that may fail first.");
            case SAME_CHIP ->
                remark(
                        SAME_CHIP_OTHER_BOARD,
                        named() + " has the chip of a listed card, but is not known to be that board",
                        "Compare the board's part number with the list.");
            case BANNED -> remark(BANNED, named() + " is ruled out for " + on(), "Choose another card.");
            case UNLISTED -> unlisted();
        };
    }

    private Remark unlisted() {
        LocalDate expires = listing.basis() == Basis.EXPIRED && entry != null ? entry.expires() : null;
        if (expires != null) {
            return remark(
                    UNLISTED,
                    named() + " is no longer on the support list for " + on() + ": its entry has expired, it vouched"
                            + " until " + expires + ". It may work, but nobody vouches for it now",
                    "Have the entry compared with its source and renewed; or c" + CONSENT);
        }
        return remark(
                UNLISTED,
                card.inWords() + " is not on the support list for " + on() + ": it may work, but nobody vouches for it",
                "C" + CONSENT);
    }

    private Remark remark(FindingCode code, String says, String remedy) {
        Optional<String> guide = guide();
        LocalDate date = list.dateOf(entry);
        boolean expired = listing.basis() == Basis.EXPIRED;
        return new Remark(
                code,
                card.address(),
                says + by() + note(),
                remedy + guide.map(link -> " Compatibility guide: " + link).orElse(""),
                Parameters.with("ids", card.ids())
                        .and("subsystem", subsystem())
                        .and("entry", entry == null ? null : entry.id())
                        .and("list", list.name())
                        .and("listVersion", list.version())
                        .and("source", list.sourceOf(entry))
                        .and("date", date == null ? null : date.toString())
                        .and("lastChecked", list.lastCheckedOf(entry).toString())
                        .and("expired", expired && entry != null ? String.valueOf(entry.expires()) : null)
                        .and("guide", guide.orElse(null))
                        .toMap());
    }

    private String named() {
        return entry == null ? card.inWords() : entry.name() + " (" + card.ids() + ")";
    }

    private String note() {
        if (entry == null) {
            return "";
        }
        if (listing.basis() == Basis.ELSEWHERE) {
            return " The list names it as " + entry.name() + ", but speaks of " + entry.reachInWords() + " only.";
        }
        String note = entry.note();
        return note == null ? "" : " " + note + (ENDS.matcher(note).find() ? "" : ".");
    }

    private Optional<String> guide() {
        return entry != null && entry.guide() != null
                ? Optional.of(GuideLink.fill(entry.guide(), card))
                : facts.rulesets().platformProfiles().guideFor(facts.host().platform(), card);
    }

    private @Nullable String subsystem() {
        return card.subvendorId() == null ? null : card.subvendorId() + ":" + card.subdeviceId();
    }

    private String on() {
        return facts.host().platformInWords();
    }

    private String by() {
        return " (" + list.name() + " version " + list.version() + ", from " + list.sourceOf(entry) + ", last checked "
                + list.lastCheckedOf(entry) + ").";
    }
}
