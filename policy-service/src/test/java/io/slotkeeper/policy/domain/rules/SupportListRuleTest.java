package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.Given.PORT0;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.Rulebook;
import io.slotkeeper.policy.domain.facts.HostDriver;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.support.Entries;
import io.slotkeeper.policy.domain.support.Tier;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.Severities;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportListRuleTest {

    private static final String EXPERIMENTAL = "listed-experimental/WARN@" + PORT0;
    private static final String SAME_CHIP = "same-chip-other-board/WARN@" + PORT0;
    private static final String UNLISTED = "unlisted/CONSENT@" + PORT0;

    @ParameterizedTest
    @CsvSource({
        "1077:2532, qlogic-qla25xx",
        "1077:2532:1077:015d, qlogic-qla25xx",
        "1077:2532:103c:3263, qlogic-qla25xx",
        "10df:f100, emulex-lpe12000",
        "10df:f100:10df:f140, emulex-lpe12000",
        "8086:10b6, intel-82598-10b6",
        "8086:10c6, intel-82598-10c6",
        "8086:10c7, intel-82598-10c7",
        "8086:10c8, intel-82598-10c8",
        "8086:10db, intel-82598-10db",
        "8086:10dd, intel-82598-10dd",
        "8086:10e1, intel-82598-10e1",
        "8086:10ec, intel-82598-10ec",
        "8086:10f1, intel-82598-10f1",
        "8086:10f4, intel-82598-10f4",
        "8086:1508, intel-82598-1508",
        "8086:150b, intel-82598-150b",
        "14e4:164e, broadcom-57710",
        "14e4:164f, broadcom-57711",
        "14e4:1650, broadcom-57711e"
    })
    void theFoundingListIsExperimentallySupported(String ids, String entry) {
        Finding finding = card(ids).finding("listed-experimental", PORT0);
        assertThat(Given.brief(finding)).isEqualTo(EXPERIMENTAL);
        assertThat(finding.message()).contains("experimentally supported");
        assertThat(finding.parameters()).containsEntry("entry", entry);
    }

    @ParameterizedTest
    @CsvSource({
        "1000:0058, lsi-sas1068e",
        "1000:0058:1000:3150, lsi-sas1068e",
        "1000:0058:1000:3130, lsi-sas1068e",
        "1000:0058:1000:3140, lsi-sas1068e-sas3081e-r",
        "1000:0058:1028:1f10, lsi-sas1068e-dell-1f10",
        "1000:0058:1028:021d, lsi-sas1068e-dell-021d",
        "1000:0058:103c:3229, lsi-sas1068e-hp-sc44ge",
        "1000:0054, lsi-sas1068",
        "1000:0054:1028:1f04, lsi-sas1068"
    })
    void theChipOfAListedBoardIsNotThatBoard(String ids, String entry) {
        Finding finding = card(ids).finding("same-chip-other-board", PORT0);
        assertThat(Given.brief(finding)).isEqualTo(SAME_CHIP);
        assertThat(finding.parameters()).containsEntry("entry", entry);
    }

    @ParameterizedTest
    @CsvSource({
        "1077:2432",
        "1077:8432",
        "8086:10fb",
        "14e4:1662",
        "14e4:1663",
        "1000:0072",
        "1000:0056",
        "1000:0054:15ad:1976",
        "10de:0a65"
    })
    void whatTheListDoesNotNameIsUnlistedAndNotDenied(String ids) {
        Given host = card(ids);
        assertThat(host.findings("support-list", PORT0)).containsExactly(UNLISTED);
        assertThat(host.finding("unlisted", PORT0).message()).contains("nobody vouches for it");
    }

    @ParameterizedTest
    @CsvSource({"10df:f180", "10df:f111", "10df:f112", "10df:f011", "10df:f015", "10df:fc40"})
    void siliconNearAListedCardIsUnlistedAndToldSo(String ids) {
        Finding finding = card(ids).finding("unlisted", PORT0);
        assertThat(finding.message()).contains("near that of the listed Emulex LPe12000");
    }

    @ParameterizedTest
    @CsvSource({
        "ESX, 4.0, listed-experimental",
        "ESXI, 4.1, listed-experimental",
        "ESXI, 5.0, unlisted",
        "ESXI, 8.0 U2, unlisted",
        "KVM, 6.1, unlisted",
        "ESX, nonsense, unlisted"
    })
    void theFoundingListSpeaksOfItsOwnPlatformsOnly(Platform platform, String version, String code) {
        Given host = card("1077:2532").on(platform, version);
        assertThat(host.finding(code, PORT0).parameters()).containsEntry("entry", "qlogic-qla25xx");
    }

    @Test
    void anUnlistedCardThatIsListedElsewhereSaysSo() {
        assertThat(card("1077:2532")
                        .on(Platform.KVM, "6.1")
                        .finding("unlisted", PORT0)
                        .message())
                .contains("QLogic QLA25xx", "speaks of ESX and ESXi 4.x only");
    }

    @Test
    void theFindingSaysWhereItComesFrom() {
        Finding finding = Given.dualPortCard().finding("listed-experimental", PORT0);
        assertThat(finding.parameters())
                .containsEntry("listVersion", 1)
                .containsEntry("source", "VMware KB 1010789 and DOC-11089 (2009)")
                .containsEntry("lastChecked", "2026-11-22")
                .containsEntry("ids", "8086:10c6")
                .containsEntry("subsystem", "8086:a05f");
        assertThat(finding.parameters().get("guide").toString()).endsWith("VID=8086&DID=10c6&SVID=8086&SSID=a05f");
        assertThat(finding.remedy()).contains(finding.parameters().get("guide").toString());
    }

    @ParameterizedTest
    @CsvSource({"CERTIFIED, listed-certified/INFO", "BANNED, banned/DENY"})
    void theOtherTiersHaveTheirCodes(Tier tier, String expected) {
        Given host = Given.dualPortCard().rulesets(listOf("tier=" + tier));
        assertThat(host.findings("support-list", PORT0)).containsExactly(expected + "@" + PORT0);
    }

    @Test
    void theMostSpecificEntryWins() {
        Given host = Given.dualPortCard()
                .rulesets(listOf(
                        "id=chip tier=BANNED",
                        "id=board tier=CERTIFIED subvendor=8086 subdevice=a05f",
                        "id=other-board tier=BANNED subvendor=8086 subdevice=ffff"));
        assertThat(host.finding("listed-certified", PORT0).parameters()).containsEntry("entry", "board");
    }

    @Test
    void anEntrySaysItsOwnSourceDateAndLink() {
        Finding finding = Given.dualPortCard()
                .rulesets(listOf("source=lab date=2026-10-01 lastChecked=2026-11-01"
                        + " guide=https://guide.example/{vendor}/{device}?s={subvendor}:{subdevice}"))
                .finding("listed-experimental", PORT0);
        assertThat(finding.message()).contains("from lab, last checked 2026-11-01");
        assertThat(finding.parameters())
                .containsEntry("source", "lab")
                .containsEntry("date", "2026-10-01")
                .containsEntry("lastChecked", "2026-11-01")
                .containsEntry("listVersion", 2)
                .containsEntry("guide", "https://guide.example/8086/10c6?s=8086:a05f");
        assertThat(finding.remedy()).endsWith("https://guide.example/8086/10c6?s=8086:a05f");
    }

    @ParameterizedTest
    @CsvSource({"CERTIFIED", "BANNED"})
    void anEntryThatHasExpiredVouchesNoMoreAndSaysSo(Tier tier) {
        Finding finding = Given.dualPortCard()
                .rulesets(listOf("id=old expires=2026-11-22 tier=" + tier))
                .finding("unlisted", PORT0);
        assertThat(Given.brief(finding)).isEqualTo(UNLISTED);
        assertThat(finding.message()).contains("has expired", "until 2026-11-22", "nobody vouches for it now");
        assertThat(finding.parameters()).containsEntry("entry", "old").containsEntry("expired", "2026-11-22");
    }

    @Test
    void anEntryThatSpeaksOfOtherPlatformsIsExplainedByItsOwnReach() {
        Given host = Given.dualPortCard().rulesets(listOf("platforms=ESXI,KVM from=7.0"));
        assertThat(host.finding("unlisted", PORT0).message()).endsWith("speaks of ESXi and KVM 7.0 and later only.");
    }

    @Test
    void aNoteEndsLikeASentence() {
        assertThat(Given.dualPortCard()
                        .rulesets(listOf("note=beware"))
                        .finding("listed-experimental", PORT0)
                        .message())
                .endsWith(" beware.");
    }

    @Test
    void aListThatNobodyCheckedForLongIsStale() {
        Given host = Given.dualPortCard();
        assertThat(host.findings("support-list", PORT0)).containsExactly(EXPERIMENTAL);
        host.at(Given.NOW.plus(Duration.ofDays(400)));
        assertThat(host.findings("support-list", PORT0)).containsExactly(EXPERIMENTAL, "list-stale/WARN@" + Given.HOST);
    }

    @ParameterizedTest
    @CsvSource({
        "lastChecked=2026-11-22, list-stale@0000:06:00.0",
        "lastChecked=2027-12-26, none",
        "'', list-stale@esx-07",
        "device=1111 lastChecked=2027-12-26, list-stale@esx-07"
    })
    void anEntrysOwnLastCheckDecidesAboutIt(String entry, String stale) {
        Given host = Given.dualPortCard().rulesets(listOf(entry)).at(Given.NOW.plus(Duration.ofDays(400)));
        List<String> found = host.ask(PORT0).findings().stream()
                .filter(finding -> finding.code().wire().equals("list-stale"))
                .map(finding -> finding.code().wire() + "@" + finding.subject())
                .toList();
        assertThat(found).isEqualTo(stale.equals("none") ? List.of() : List.of(stale));
    }

    @Test
    void aDraftIsJudgedWithoutPublishingIt() {
        var facts = Given.dualPortCard().facts(PORT0);
        var draft = facts.with(facts.rulesets().with(Entries.list(7, "id=draft tier=BANNED")));
        assertThat(new RuleBook(Severities.defaults()).evaluate("1", draft).findings())
                .anySatisfy(finding -> {
                    assertThat(Given.brief(finding)).isEqualTo("banned/DENY@" + PORT0);
                    assertThat(finding.parameters()).containsEntry("listVersion", 7);
                });
    }

    @ParameterizedTest
    @CsvSource({"PRESENT, false", "ABSENT, true", "UNKNOWN, false"})
    void aCardWithoutHostDriverIsWelcome(HostDriver driver, boolean told) {
        Given host = Given.host().with(Card.at(PORT0).driver(driver));
        assertThat(host.findings("support-list", PORT0).contains("no-host-driver/INFO@" + PORT0))
                .isEqualTo(told);
    }

    private static Given card(String ids) {
        return Given.host().with(Card.at(PORT0).ids(ids));
    }

    private static Rulesets listOf(String... entries) {
        return Rulebook.shipped().with(Entries.list(2, entries));
    }
}
