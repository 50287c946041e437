package io.slotkeeper.policy.domain.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.PciFunction;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which entry decides, step by step: each row differs in one step of the order, and later steps speak against it. */
class MatchOrderTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final PciFunction CARD = Card.at(Given.PORT0).toFunction();
    private static final Host HOST = Given.host().facts(Given.PORT0).host();

    @ParameterizedTest
    @CsvSource({
        "subvendor=8086 subdevice=a05f, subvendor=8086 revision=01 classId=0200 from=4.0 before=5.0 tier=BANNED",
        "subvendor=8086, revision=01 classId=0200 from=4.0 before=5.0 tier=BANNED",
        "revision=01, classId=0200 from=4.0 before=5.0 tier=BANNED",
        "classId=0200, classId=02 from=4.0 before=5.0 tier=BANNED",
        "classId=02, exceptSubvendor=15ad from=4.0 before=5.0 tier=BANNED",
        "exceptSubvendor=15ad, from=4.0 before=5.0 tier=BANNED",
        "'tier=BANNED platforms=ESX,ESXI', tier=CERTIFIED from=4.0 before=5.0",
        "'from=4.0 before=5.0 platforms=ESX,ESXI', from=4.0",
        "'before=5.0 platforms=ESX,ESXI', ''",
        "platforms=ESX, 'platforms=ESX,ESXI'",
        "tier=BANNED id=z, tier=CERTIFIED id=a",
        "tier=BANNED id=a, tier=BANNED id=b",
        "tier=CERTIFIED id=a, tier=EXPERIMENTAL id=b"
    })
    void theFirstDecides(String first, String second) {
        String winner = first.contains("id=") ? first : first + " id=zz-wins";
        String loser = second.contains("id=") ? second : second + " id=aa-loses";
        for (SupportList list : new SupportList[] {Entries.list(1, winner, loser), Entries.list(1, loser, winner)}) {
            assertThat(list.listing(CARD, HOST, TODAY).entry()).isEqualTo(Entries.entry(winner));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "vendor=8087",
        "device=10c7",
        "subvendor=8087",
        "subvendor=8086 subdevice=a05e",
        "exceptSubvendor=8086",
        "revision=02",
        "classId=01",
        "classId=0201",
        "classId=020000"
    })
    void whatDoesNotFitDecidesNothing(String entry) {
        Listing listing = Entries.list(1, entry).listing(CARD, HOST, TODAY);
        assertThat(listing).isEqualTo(new Listing(Listing.Standing.UNLISTED, Listing.Basis.NOTHING, null));
    }

    @ParameterizedTest
    @CsvSource({"revision=01", "classId=02", "subvendor=8086"})
    void whatWasNotReportedMatchesNothingThatIsNamed(String entry) {
        PciFunction silent = Card.at(Given.PORT0)
                .ids("8086:10c6")
                .revision(null)
                .classId(null)
                .toFunction();
        assertThat(Entries.list(1, entry).listing(silent, HOST, TODAY).entry()).isNull();
        assertThat(Entries.list(1, "").listing(silent, HOST, TODAY).entry()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"platforms=ESXI", "from=4.1", "before=4.0"})
    void anEntryForOtherPlatformsExplainsAndDoesNotDecide(String entry) {
        Listing listing = Entries.list(1, entry + " tier=CERTIFIED").listing(CARD, HOST, TODAY);
        assertThat(listing.standing()).isEqualTo(Listing.Standing.UNLISTED);
        assertThat(listing.basis()).isEqualTo(Listing.Basis.ELSEWHERE);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22, UNLISTED", "2026-11-23, CERTIFIED", "2026-11-24, CERTIFIED"})
    void anEntryVouchesUntilItsLastDayIsOver(String expires, Listing.Standing standing) {
        SupportList list = Entries.list(1, "tier=CERTIFIED expires=" + expires);
        assertThat(list.listing(CARD, HOST, TODAY).standing()).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"CERTIFIED", "BANNED", "EXPERIMENTAL", "SAME_CHIP"})
    void anExpiredEntryStillHidesALessSpecificOne(Tier tier) {
        SupportList list =
                Entries.list(1, "id=board subvendor=8086 expires=2026-11-22 tier=" + tier, "id=chip tier=CERTIFIED");
        Listing listing = list.listing(CARD, HOST, TODAY);
        assertThat(listing.basis()).isEqualTo(Listing.Basis.EXPIRED);
        assertThat(listing.entry().id()).isEqualTo("board");
    }
}
