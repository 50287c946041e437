package io.slotkeeper.policy.domain.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.Rulebook;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.support.Listing.Basis;
import io.slotkeeper.policy.domain.support.Listing.Standing;
import io.slotkeeper.policy.domain.support.Placement.Shift;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another list would say of the models of a fleet. */
class ListComparisonTest {

    private static final Model MODEL =
            new Model(Platform.ESX, "4.0", new Chip("8086", "10c6"), "8086", "a05f", "01", "0200");

    /** One entry before and after for the 82598; a dash is none. The list itself was checked on 2026-11-22. */
    @ParameterizedTest
    @CsvSource({
        "tier=CERTIFIED, tier=BANNED, TIER",
        "tier=CERTIFIED, -, TIER",
        "-, tier=SAME_CHIP, TIER",
        "-, tier=NEAR, ENTRY",
        "tier=CERTIFIED, tier=CERTIFIED id=other, ENTRY",
        "tier=CERTIFIED, tier=CERTIFIED expires=2026-11-22, TIER",
        "tier=NEAR, tier=CERTIFIED expires=2026-11-22, ENTRY",
        "tier=CERTIFIED, tier=CERTIFIED lastChecked=2024-01-01, STALENESS",
        "tier=CERTIFIED, tier=BANNED lastChecked=2024-01-01, TIER",
        "tier=CERTIFIED, tier=CERTIFIED note=new, ''",
        "tier=CERTIFIED, tier=CERTIFIED lastChecked=2026-11-23, ''",
        "tier=CERTIFIED, tier=CERTIFIED platforms=ESX;ESXI, ''",
        "tier=CERTIFIED, tier=CERTIFIED platforms=ESXI, TIER",
        "tier=CERTIFIED device=10c7, tier=BANNED device=10c7, ''",
        "tier=BANNED subvendor=15ad, -, ''",
        "-, -, ''"
    })
    void theWeightiestChangeIsTold(String before, String after, String shift) {
        ListComparison lists = comparison(list(before), list(after));
        ListComparison.Change change = lists.of(MODEL);
        assertThat(change == null ? "" : change.shift().name()).isEqualTo(shift);
    }

    @Test
    void bothPlacementsAreTold() {
        assertThat(comparison(list("id=a tier=CERTIFIED"), list("id=b tier=BANNED"))
                        .of(MODEL))
                .isEqualTo(new ListComparison.Change(
                        new Placement(Standing.CERTIFIED, Basis.ENTRY, "a", false),
                        new Placement(Standing.BANNED, Basis.ENTRY, "b", false),
                        Shift.TIER));
    }

    @Test
    void onlyChipsOfEntriesThatDifferAreTouched() {
        SupportList before = Entries.list(1, "id=a", "id=b device=1111", "id=c device=2222");
        SupportList after =
                Entries.list(2, "id=a note=new", "id=b device=1111", "id=c device=3333", "id=d vendor=1000");
        assertThat(comparison(before, after).touched())
                .contains(Set.of(
                        new Chip("8086", "10c6"),
                        new Chip("8086", "2222"),
                        new Chip("8086", "3333"),
                        new Chip("1000", "10c6")));
    }

    @Test
    void aListThatBecomesStaleTouchesAll() {
        SupportList fresh = Entries.list(1, "id=a");
        SupportList old = checked(fresh, "2024-01-01");
        assertThat(comparison(fresh, old).touched()).isEmpty();
        assertThat(comparison(old, fresh).touched()).isEmpty();
        assertThat(comparison(fresh, checked(fresh, "2026-11-23")).touched()).contains(Set.of());
        assertThat(comparison(fresh, old).of(MODEL).shift()).isEqualTo(Shift.STALENESS);
    }

    @Property(tries = 500)
    void theSameContentChangesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        SupportList list = anyList(random);
        Model model = anyModel(random);
        ListComparison lists = comparison(list, list.asVersion(9));
        assertThat(lists.of(model)).isNull();
        assertThat(lists.touched()).contains(Set.of());
    }

    @Property(tries = 500)
    void aComparisonIsTheMirrorOfTheOtherWayRound(@ForAll long seed) {
        Random random = new Random(seed);
        ListComparison forth = comparison(anyList(random), anyList(random));
        ListComparison back = forth.mirrored();
        Model model = anyModel(random);
        ListComparison.Change there = forth.of(model);
        ListComparison.Change here = back.of(model);
        assertThat(here)
                .isEqualTo(
                        there == null ? null : new ListComparison.Change(there.after(), there.before(), there.shift()));
        assertThat(back.touched()).isEqualTo(forth.touched());
        assertThat(back.mirrored()).isEqualTo(forth);
    }

    @Property(tries = 1000)
    void whatIsNotTouchedStandsAsBefore(@ForAll long seed) {
        Random random = new Random(seed);
        SupportList before = anyList(random);
        SupportList after = before.with(new ArrayList<>(anyList(random).entries()));
        ListComparison lists = comparison(before, after);
        Model model = anyModel(random);
        if (lists.touched().map(chips -> !chips.contains(model.chip())).orElse(false)) {
            assertThat(lists.of(model)).isNull();
        }
    }

    private static ListComparison comparison(SupportList before, SupportList after) {
        Rulesets now = Rulebook.shipped().with(before);
        return new ListComparison(now, after, Given.NOW);
    }

    private static SupportList list(String entry) {
        return entry.equals("-") ? Entries.list(1) : Entries.list(1, entry.replace(';', ','));
    }

    private static SupportList checked(SupportList list, String day) {
        SupportList.About about = list.about();
        return list.with(
                new SupportList.About(about.name(), about.source(), about.scope(), about.date(), LocalDate.parse(day)));
    }

    private static SupportList anyList(Random random) {
        List<String> entries = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            entries.add("id=e" + i
                    + " tier=" + Tier.values()[random.nextInt(Tier.values().length)]
                    + " vendor=" + one(random, "8086", "1000")
                    + " device=" + one(random, "10c6", "0058")
                    + one(random, "", " subvendor=8086", " subvendor=15ad")
                    + one(random, "", " revision=01")
                    + one(random, "", " classId=02", " classId=0200")
                    + one(random, "", " from=4.0", " before=5.0")
                    + one(random, "", " expires=2026-11-22", " expires=2027-01-01")
                    + one(random, "", " lastChecked=2024-01-01", " lastChecked=2026-11-01")
                    + " platforms=" + one(random, "ESX", "ESXI", "ESX,ESXI"));
        }
        SupportList list = Entries.list(1, entries.toArray(String[]::new));
        return random.nextInt(4) == 0 ? checked(list, "2024-01-01") : list;
    }

    private static Model anyModel(Random random) {
        return new Model(
                random.nextBoolean() ? Platform.ESX : Platform.ESXI,
                one(random, "4.0", "7.0"),
                new Chip(one(random, "8086", "1000"), one(random, "10c6", "0058")),
                one(random, "8086", "15ad"),
                "a05f",
                one(random, "01", "02"),
                one(random, "0200", "0107"));
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
