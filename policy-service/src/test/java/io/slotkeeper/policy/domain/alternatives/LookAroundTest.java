package io.slotkeeper.policy.domain.alternatives;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.GroupKind;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookAroundTest {

    private static final String A = Given.PORT0;
    private static final String B = "0000:07:00.0";
    private static final String C = "0000:08:00.0";

    @Test
    void whatIsAllowedAndNothingFoundAgainstNeedsNothing() {
        LookAround around = Neighbourhood.of(host(ready(A), ready(B))).ask(A);
        assertThat(around.alternatives()).isEmpty();
        assertThat(around.impossible()).isEmpty();
    }

    @Test
    void anotherFunctionOfTheHostComesBeforeOneOfTheClusterAndThatBeforeOneFromFarAway() {
        LookAround around = Neighbourhood.of(
                        host(ready(A), ready(B)).held("finance", Given.HOST, "vm-9", List.of(A), List.of(A)))
                .far(host(ready(A)).called("esx-01"))
                .near(host(ready(A)).called("esx-08"))
                .ask(A);
        assertThat(brief(around))
                .containsExactly(
                        "OTHER_FUNCTION esx-07 07:00.0 ALLOWED",
                        "OTHER_HOST esx-08 06:00.0 ALLOWED",
                        "OTHER_HOST esx-01 06:00.0 ALLOWED");
        assertThat(around.impossible()).isEmpty();
    }

    @Test
    void anotherModelOfTheClassStandsInAndOneOfAnotherClassDoesNot() {
        Given host = host(
                ready(A).ids("8086:10fb"), ready(B), ready(C).ids("8086:10f4").classId("0c03"));
        assertThat(brief(Neighbourhood.of(host).ask(A))).containsExactly("OTHER_MODEL esx-07 07:00.0 ALLOWED");
    }

    @Test
    void aFunctionThatTakesFewerAlongIsToldAsThat() {
        Given host = Given.dualPortCard()
                .with(Card.at(Given.PORT1).use("UPLINK", false))
                .with(Card.at(B));
        LookAround around = Neighbourhood.of(host).ask(A);
        assertThat(brief(around)).startsWith("FEWER_COMPANIONS esx-07 07:00.0 ALLOWED");
        assertThat(first(around))
                .containsExactly(
                        "Move what esx-07 uses 0000:06:00.1 for (uplink (vmnic1)) to a device of another group, "
                                + "and report the host again.");
    }

    @Test
    void severalFunctionsAreRegroupedSoThatNothingElseGoesAlong() {
        Severities strict = Severities.withOverrides(Map.of("companion", Severity.CONSENT));
        Given host = Given.dualPortCard()
                .with(Card.at(B), Card.at("0000:07:00.1"))
                .contextGroup(GroupKind.FOUNDING_RULE, B, "0000:07:00.1");
        assertThat(brief(Neighbourhood.of(host, strict).ask(A, B)))
                .startsWith("FEWER_COMPANIONS esx-07 06:00.0,06:00.1 ALLOWED");
    }

    @Test
    void onlyWhatIsInTheWayIsReplaced() {
        Given host = host(ready(A), ready(B), ready(C)).held("finance", Given.HOST, "vm-9", List.of(A), List.of(A));
        assertThat(brief(Neighbourhood.of(host).ask(A, B)))
                .containsExactly("OTHER_FUNCTION esx-07 07:00.0,08:00.0 ALLOWED");
    }

    @Test
    void whatTheProjectItselfHoldsCanBeReleasedAndWhatOthersHoldCannot() {
        assertThat(first(Neighbourhood.of(host(ready(A)).held(Given.HOST, "vm-9", A))
                        .ask(A)))
                .containsExactly("Release assignment a-0, by which vm-9 holds 0000:06:00.0 of esx-07.");
        assertThat(first(Neighbourhood.of(host(ready(A)).held("finance", Given.HOST, "vm-9", List.of(A), List.of(A)))
                        .ask(A)))
                .isEmpty();
    }

    @Test
    void theLeastThatMakesADifferenceIsTold() {
        Given host = host(ready(A)).iommu(Iommu.OFF).held(Given.HOST, "vm-9", A).nobodyDescribedTheVm();
        LookAround around = Neighbourhood.of(host).ask(A);
        assertThat(brief(around))
                .containsExactly("CHANGE_FIRST esx-07 06:00.0 ALLOWED", "CHANGE_FIRST esx-07 06:00.0 NEEDS_CONSENT");
        assertThat(around.alternatives().get(0).first()).hasSize(4);
        assertThat(around.alternatives().get(1).first())
                .extracting(Change::answers)
                .extracting(code -> code.wire())
                .containsExactly("function-held", "iommu-off");
    }

    @Test
    void aRestartAndAReservationAreWaysOutWhereTheSiteMakesThemConditions() {
        Severities strict =
                Severities.withOverrides(Map.of("reboot-needed", Severity.DENY, "memory-reservation", Severity.DENY));
        Given host = host(Card.at(A)).memory(MemoryReservation.PARTIAL);
        assertThat(first(Neighbourhood.of(host, strict).ask(A)))
                .containsExactly(
                        "Have 0000:06:00.0 switched to passthrough and restart esx-07 in a maintenance window.",
                        "Reserve all memory of vm-42, and report that.");
        assertThat(first(Neighbourhood.of(host).ask(A)))
                .containsExactly("Reserve all memory of vm-42, and report that.");
    }

    @Test
    void aRestartIsNoWayAroundWhatTheHostWouldLose() {
        Severities strict = Severities.withOverrides(Map.of("reboot-needed", Severity.DENY));
        Given host = Given.dualPortCard().with(Card.at(Given.PORT1).use("UPLINK", false));
        assertThat(first(Neighbourhood.of(host, strict).ask(A))).isEmpty();
    }

    @Test
    void whoUsesWhatItWouldLoseIsNotToldToReportIt() {
        Given host = host(ready(A)).uses(io.slotkeeper.policy.domain.facts.Feature.FT, Usage.USED);
        assertThat(Neighbourhood.of(host).ask(A).alternatives()).isEmpty();
    }

    @Test
    void roomUnderTheLimitIsMadeByFewReleases() {
        Given host = host(ready(A), ready(B), ready(C), ready("0000:09:00.0"))
                .held(Given.HOST, Given.VM, B)
                .held(Given.HOST, Given.VM, C);
        LookAround around = Neighbourhood.of(host).ask(A);
        assertThat(first(around))
                .containsExactly("Release assignment a-0, by which vm-42 holds 0000:07:00.0 of esx-07.");
        assertThat(brief(around)).hasSize(1);
    }

    @Test
    void moreThanTheLimitIsCountedAndNotLookedFor() {
        String[] three = {A, B, C};
        Neighbourhood fleet = Neighbourhood.of(
                        host(ready(A), ready(B), ready(C)).deviceLimit(2))
                .near(host(ready(A), ready(B), ready(C)).called("esx-08"));
        LookAround around = fleet.ask(three);
        assertThat(around.alternatives()).isEmpty();
        assertThat(around.impossible())
                .extracting(Impossible::code, Impossible::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "more-than-the-limit",
                        "vm-42 may have 2 functions on any host, and 3 are asked for: ask for fewer, or share them out "
                                + "among several machines."));
        assertThat(fleet.judged()).isZero();
    }

    @Test
    void moreThanIsFreeAnywhereIsCounted() {
        Given here = host(ready(A), ready(B)).held("finance", Given.HOST, "vm-9", List.of(A), List.of(A));
        LookAround around =
                Neighbourhood.of(here).near(host(ready(A)).called("esx-08")).ask(A, B);
        assertThat(around.alternatives()).isEmpty();
        assertThat(around.impossible())
                .extracting(Impossible::message)
                .containsExactly(
                        "2 functions of model 8086:10c6 are asked for; esx-07 has 1 free, and no other host has "
                                + "more than 1: nobody can have that now.");
    }

    @Test
    void aMachineThatHoldsSomethingElsewhereIsSentThere() {
        Given there = host(ready(A), ready(B)).called("esx-08").held("esx-08", Given.VM, A);
        LookAround around = Neighbourhood.of(host(ready(A), ready(B)))
                .near(host(ready(A)).called("esx-09"))
                .near(there)
                .ask(A);
        assertThat(brief(around))
                .containsExactly("OTHER_HOST esx-08 07:00.0 ALLOWED", "CHANGE_FIRST esx-07 06:00.0 ALLOWED");
    }

    @Test
    void aRetiredHostHasNothingToOffer() {
        Given here = host(ready(A), ready(B)).retired();
        assertThat(brief(Neighbourhood.of(here)
                        .near(host(ready(A)).called("esx-08"))
                        .far(host(ready(A)).called("esx-09").retired())
                        .ask(A)))
                .containsExactly("OTHER_HOST esx-08 06:00.0 ALLOWED");
    }

    @Test
    void twoOfAKindAreTold() {
        Given host = host(ready(A), ready(B), ready(C), ready("0000:09:00.0"))
                .held("finance", Given.HOST, "vm-9", List.of(A), List.of(A));
        assertThat(brief(Neighbourhood.of(host).ask(A)))
                .containsExactly("OTHER_FUNCTION esx-07 07:00.0 ALLOWED", "OTHER_FUNCTION esx-07 08:00.0 ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 128})
    void theRulesAreAskedAsOftenForManyFunctionsAsForOne(int functions) {
        Given host = Given.host().deviceLimit(1000);
        String[] asked = IntStream.range(0, functions)
                .mapToObj(i -> "0000:%02x:%02x.0".formatted(i / 32 + 1, i % 32))
                .toArray(String[]::new);
        Arrays.stream(asked).forEach(address -> host.with(ready(address)));
        IntStream.range(0, 200).forEach(i -> host.with(ready("0000:%02x:%02x.1".formatted(i / 32 + 1, i % 32))));
        host.held("finance", Given.HOST, "vm-9", List.of(asked), List.of(asked));
        Neighbourhood fleet = Neighbourhood.of(host);
        assertThat(fleet.ask(asked).alternatives()).isNotEmpty();
        assertThat(fleet.judged()).isLessThanOrEqualTo(4);
    }

    private static Given host(Card... cards) {
        return Given.host().with(cards);
    }

    private static Card ready(String address) {
        return Card.at(address).context(Context.PASSTHROUGH);
    }

    private static List<String> first(LookAround around) {
        return around.alternatives().stream()
                .flatMap(alternative -> alternative.first().stream())
                .map(Change::message)
                .toList();
    }

    static List<String> brief(LookAround around) {
        return around.alternatives().stream()
                .map(alternative -> (alternative.way() + " "
                                + alternative.verdict().facts().question().host() + " "
                                + String.join(
                                        ",",
                                        alternative.verdict().facts().question().functions())
                                + " " + alternative.outcome())
                        .replace("0000:", ""))
                .toList();
    }

    @Test
    void anAlternativeSaysWhatToDoAndWhatComesOfIt() {
        Given here = host(ready(A))
                .held("finance", Given.HOST, "vm-9", List.of(A), List.of(A))
                .uses(io.slotkeeper.policy.domain.facts.Feature.FT, Usage.USED);
        Alternative only = Neighbourhood.of(here)
                .near(host(ready(A)).called("esx-08"))
                .ask(A)
                .alternatives()
                .get(0);
        assertThat(only.outcome()).isEqualTo(Outcome.NEEDS_CONSENT);
        assertThat(AlternativeSentence.of(only))
                .isEqualTo("Ask for 0000:06:00.0 of esx-08 instead: the same model on another host of the cluster. "
                        + "It would be allowed once somebody agrees to: feature-lost.");
    }
}
