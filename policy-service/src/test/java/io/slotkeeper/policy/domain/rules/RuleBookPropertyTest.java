package io.slotkeeper.policy.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Capability;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.GroupKind;
import io.slotkeeper.policy.domain.facts.HostDriver;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.Pending;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds in every world, made at random from a seed. */
class RuleBookPropertyTest {

    private static final List<String> VERSIONS = List.of("4.0", "5.5", "7.0", "8.0 U3", "9.0", "99.0", "nonsense");
    private static final List<String> IDS =
            List.of("8086:10c6", "1000:0058", "1077:2432", "10df:f180", "14e4:1650", "15ad:0790");

    @Property(tries = 300)
    void oneMoreHoldNeverHelps(@ForAll long seed, @ForAll @IntRange(max = 7) int address, @ForAll boolean sameVm) {
        Outcome before = world(seed).ask(asked(seed)).outcome();
        Given fuller = world(seed).held(Given.HOST, sameVm ? Given.VM : "vm-77", address(address));
        assertThat(fuller.ask(asked(seed)).outcome()).isGreaterThanOrEqualTo(before);
    }

    @Property(tries = 300)
    void everyFindingIsASentenceWithAWayOut(@ForAll long seed) {
        assertThat(world(seed).ask(asked(seed)).findings()).allSatisfy(finding -> {
            assertThat(finding.message())
                    .matches("(?s)[A-Z0-9].*\\.")
                    .doesNotContain("null", "  ")
                    .doesNotContainPattern("\\d\\dT\\d\\d:");
            assertThat(finding.remedy()).isNotBlank().doesNotContain("null");
            assertThat(finding.subject()).isNotBlank();
            assertThat(finding.parameters()).doesNotContainValue(null);
        });
    }

    @Property(tries = 300)
    void theOrderOfTheFunctionsDoesNotMatter(@ForAll long seed) {
        String[] forth = asked(seed);
        String[] back = asked(seed);
        Collections.reverse(Arrays.asList(back));
        assertThat(world(seed).ask(back)).isEqualTo(world(seed).ask(forth));
    }

    @Property(tries = 300)
    void eachRuleSaysTheSameWhateverTheOthersFind(@ForAll long seed) {
        var facts = world(seed).facts(asked(seed));
        Verdict verdict = world(seed).ask(asked(seed));
        for (Rule rule : RuleBook.rules()) {
            Set<String> alone = rule.evaluate(facts).stream()
                    .map(remark -> remark.code() + "@" + remark.subject() + remark.message())
                    .collect(Collectors.toSet());
            Set<String> together = verdict.findings().stream()
                    .filter(finding -> finding.code().rule().equals(rule.name()))
                    .map(finding -> finding.code() + "@" + finding.subject() + finding.message())
                    .collect(Collectors.toSet());
            assertThat(together).as(rule.name()).isEqualTo(alone);
        }
    }

    @Property(tries = 300)
    void theOutcomeFollowsFromTheFindings(@ForAll long seed) {
        Verdict verdict = world(seed).ask(asked(seed));
        assertThat(verdict.outcome())
                .isEqualTo(Outcome.of(
                        verdict.findings().stream().map(Finding::severity).toList()));
        assertThat(verdict.findings()).isSortedAccordingTo(java.util.Comparator.comparing(Finding::severity));
    }

    @Property(tries = 300)
    void companionsAreNeverRequestedAndAlwaysShareAGroup(@ForAll long seed) {
        Verdict verdict = world(seed).ask(asked(seed));
        Set<String> requested = Set.of(asked(seed));
        verdict.functions().stream()
                .filter(function -> !requested.contains(function.address()))
                .forEach(companion -> assertThat(verdict.groups()).anySatisfy(group -> assertThat(group.members())
                        .contains(companion.address())
                        .anyMatch(requested::contains)));
    }

    @Property(tries = 100)
    void unknownHostsAreDeniedAndNothingElseIsInvented(
            @ForAll @Size(min = 1, max = 4) Set<@IntRange(max = 7) Integer> asked) {
        String[] addresses = asked.stream().map(RuleBookPropertyTest::address).toArray(String[]::new);
        assertThat(Given.host().unseen().ask(addresses).findings())
                .extracting(finding -> finding.code().wire())
                .containsExactly("host-unknown");
    }

    private static Given world(long seed) {
        Random random = new Random(seed);
        Given world = Given.host()
                .on(any(random, Platform.values()), VERSIONS.get(random.nextInt(VERSIONS.size())))
                .iommu(any(random, Iommu.values()))
                .hardware(random.nextBoolean() ? null : random.nextInt(25));
        IntStream.range(0, 8).forEach(slot -> world.with(card(random, slot)));
        for (int first = 0; first < 8; first += 2) {
            if (random.nextBoolean()) {
                world.contextGroup(any(random, GroupKind.values()), address(first), address(first + 1));
            }
            if (random.nextInt(4) == 0) {
                world.holderGroup(any(random, GroupKind.values()), address(first), address(first + 1));
            }
        }
        for (int hold = random.nextInt(3); hold > 0; hold--) {
            world.held(
                    random.nextBoolean() ? Given.HOST : "esx-08",
                    "vm-4" + random.nextInt(5),
                    address(random.nextInt(8)));
        }
        return random.nextInt(4) == 0 ? world.usesNotReported() : world;
    }

    private static Card card(Random random, int slot) {
        Card card = Card.at(address(slot))
                .ids(IDS.get(random.nextInt(IDS.size())))
                .context(any(random, Context.values()))
                .pending(any(random, Pending.values()))
                .driver(any(random, HostDriver.values()))
                .capability(any(random, Capability.values()));
        if (random.nextInt(3) == 0) {
            card.givenAs(any(random, DeviceKind.values()))
                    .reset(random.nextBoolean() ? "NONE" : null)
                    .bars(1L << random.nextInt(8));
        }
        switch (random.nextInt(8)) {
            case 0 -> card.lost();
            case 1 -> card.use("MANAGEMENT_UPLINK", true);
            case 2 -> card.use("UPLINK", false);
            case 3 -> card.seenOn("vm-4" + random.nextInt(5), Given.NOW);
            case 4 -> card.bridge();
            default -> card.contextSeenAt(2);
        }
        return card;
    }

    private static String[] asked(long seed) {
        Random random = new Random(seed + 1);
        return IntStream.range(0, 9)
                .filter(slot -> random.nextInt(3) == 0 || slot == Math.floorMod(seed, 9))
                .mapToObj(RuleBookPropertyTest::address)
                .toArray(String[]::new);
    }

    private static String address(int slot) {
        return "0000:0%d:00.%d".formatted(slot / 2, slot % 2);
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
