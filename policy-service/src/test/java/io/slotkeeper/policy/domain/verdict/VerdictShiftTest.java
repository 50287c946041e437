package io.slotkeeper.policy.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.Rulebook;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.support.Entries;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it means to be judged by another list. */
class VerdictShiftTest {

    @ParameterizedTest
    @CsvSource({
        "CERTIFIED, CERTIFIED, NONE",
        "CERTIFIED, EXPERIMENTAL, SAME_OUTCOME",
        "CERTIFIED, NEAR, NEEDS_MORE",
        "CERTIFIED, BANNED, DENIED",
        "EXPERIMENTAL, NEAR, NEEDS_MORE",
        "NEAR, EXPERIMENTAL, NEEDS_LESS",
        "NEAR, BANNED, DENIED",
        "BANNED, NEAR, ADMITTED",
        "BANNED, CERTIFIED, ADMITTED"
    })
    void anEffectFollowsFromOutcomeAndReasons(String before, String after, Effect effect) {
        VerdictShift shift = VerdictShift.between(under(before, 1), under(after, 2));
        assertThat(shift.effect()).isEqualTo(effect);
        assertThat(effect.decides()).isEqualTo(effect != Effect.NONE && effect != Effect.SAME_OUTCOME);
        assertThat(effect.worse()).isEqualTo(effect == Effect.DENIED || effect == Effect.NEEDS_MORE);
    }

    @Test
    void theReasonsThatDifferAreToldAndNoOthers() {
        VerdictShift shift = VerdictShift.between(under("CERTIFIED", 1), under("BANNED", 2));
        assertThat(shift.added()).extracting(Finding::code).containsExactly(FindingCode.BANNED);
        assertThat(shift.removed()).extracting(Finding::code).containsExactly(FindingCode.LISTED_CERTIFIED);
    }

    @Test
    void whatIsDeniedAnywayIsNoWorseWithOneMoreReason() {
        VerdictShift shift = VerdictShift.between(
                world().held(Given.HOST, "vm-9", Given.PORT0)
                        .rulesets(list("NEAR", 1))
                        .ask(Given.PORT0),
                world().held(Given.HOST, "vm-9", Given.PORT0)
                        .rulesets(list("BANNED", 2))
                        .ask(Given.PORT0));
        assertThat(shift.effect()).isEqualTo(Effect.SAME_OUTCOME);
    }

    @Test
    void oneConsentInPlaceOfAnotherIsOneMore() {
        Given site = world().severities(Severities.withOverrides(Map.of("listed-experimental", Severity.CONSENT)));
        VerdictShift shift = VerdictShift.between(
                site.rulesets(list("NEAR", 1)).ask(Given.PORT0),
                site.rulesets(list("EXPERIMENTAL", 2)).ask(Given.PORT0));
        assertThat(shift.effect()).isEqualTo(Effect.NEEDS_MORE);
        assertThat(shift.mirrored().effect()).isEqualTo(Effect.NEEDS_MORE);
    }

    @Property(tries = 200)
    void aShiftIsTheMirrorOfTheOtherWayRound(@ForAll Tierish before, @ForAll Tierish after) {
        Verdict old = under(before.name(), 1);
        Verdict now = under(after.name(), 2);
        VerdictShift forth = VerdictShift.between(old, now);
        assertThat(VerdictShift.between(now, old)).isEqualTo(forth.mirrored());
        assertThat(VerdictShift.between(old, old).effect()).isEqualTo(Effect.NONE);
        Effect back =
                switch (forth.effect()) {
                    case DENIED -> Effect.ADMITTED;
                    case ADMITTED -> Effect.DENIED;
                    case NEEDS_MORE -> Effect.NEEDS_LESS;
                    case NEEDS_LESS -> Effect.NEEDS_MORE;
                    case SAME_OUTCOME -> Effect.SAME_OUTCOME;
                    case NONE -> Effect.NONE;
                };
        assertThat(forth.mirrored().effect()).isEqualTo(back);
    }

    /** Tiers as an entry names them. */
    enum Tierish {
        CERTIFIED,
        EXPERIMENTAL,
        SAME_CHIP,
        NEAR,
        BANNED
    }

    private static Given world() {
        return Given.dualPortCard();
    }

    private static Verdict under(String tier, int version) {
        return world().rulesets(list(tier, version)).ask(Given.PORT0);
    }

    private static Rulesets list(String tier, int version) {
        return Rulebook.shipped().with(Entries.list(version, "tier=" + tier));
    }
}
