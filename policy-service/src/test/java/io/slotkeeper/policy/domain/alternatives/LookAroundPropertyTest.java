package io.slotkeeper.policy.domain.alternatives;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Capability;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.GroupKind;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.HostUse;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Pending;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.rules.RuleBook;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Severity;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of ways out in every small fleet, made at random from a seed. */
class LookAroundPropertyTest {

    private static final int FUNCTIONS = 8;
    private static final List<String> IDS = List.of("8086:10c6", "8086:10fb", "1077:2432");

    @Property(tries = 300)
    void fewAndBetterAndNeverWhatIsTaken(@ForAll long seed) {
        Fleet fleet = new Fleet(seed);
        Verdict refused = fleet.neighbourhood.verdict(fleet.asked);
        List<Alternative> alternatives = fleet.neighbourhood.ask(fleet.asked).alternatives();
        assertThat(alternatives).hasSizeLessThanOrEqualTo(5).allSatisfy(one -> {
            assertThat(one.outcome()).isNotEqualTo(Outcome.DENIED);
            boolean better = one.outcome().compareTo(refused.outcome()) < 0;
            assertThat(better || asks(one.verdict()) < asks(refused)).isTrue();
            Facts facts = one.verdict().facts();
            assertThat(facts.question().functions())
                    .hasSameSizeAs(refused.facts().question().functions());
            assertThat(facts.requested()).hasSameSizeAs(facts.question().functions());
            for (PciFunction function : facts.requested()) {
                assertThat(facts.holds())
                        .noneMatch(hold -> hold.holds(facts.host().id(), function.address()));
                assertThat(function.hostUses()).noneMatch(HostUse::critical);
            }
        });
        assertThat(alternatives).isSortedAccordingTo(Alternative.ORDER);
    }

    @Property(tries = 300)
    void theRankingDoesNotDependOnTheOrderOfWhatWasFound(@ForAll long seed) {
        Fleet fleet = new Fleet(seed);
        Verdict refused = fleet.neighbourhood.verdict(fleet.asked);
        Wanted wanted = Wanted.of(refused);
        List<Alternative> found = new ArrayList<>(ChangesFirst.of(refused, LookAroundPropertyTest::judge));
        for (Proposal proposal : Proposals.of(wanted, new Place(Distance.SAME_HOST, refused.facts()))) {
            found.add(Alternative.at(
                    proposal.distance(),
                    proposal.sameModel(),
                    refused,
                    judge(ask(refused.facts(), proposal.question()))));
        }
        List<Alternative> ranked = Ranking.best(refused, found);
        Collections.shuffle(found, new Random(seed));
        assertThat(Ranking.best(refused, found)).isEqualTo(ranked);
        for (Alternative one : found) {
            for (Alternative other : found) {
                int compared = Alternative.ORDER.compare(one, other);
                assertThat(Integer.signum(Alternative.ORDER.compare(other, one)))
                        .isEqualTo(-Integer.signum(compared));
                assertThat(compared == 0).isEqualTo(one.key().equals(other.key()));
            }
        }
    }

    /** Counting says "nobody can have that now" exactly where no choice of functions on any host is free. */
    @Property(tries = 300)
    void countingAgreesWithTryingEverything(@ForAll long seed) {
        Fleet fleet = new Fleet(seed);
        Verdict refused = fleet.neighbourhood.verdict(fleet.asked);
        Wanted wanted = Wanted.of(refused);
        if (!wanted.here() || !wanted.elsewhere()) {
            return;
        }
        List<Impossible> impossible = fleet.neighbourhood.ask(fleet.asked).impossible();
        for (Wanted.Need need : wanted.needs()) {
            boolean somewhere = fleet.wholes.stream().anyMatch(host -> canGive(host, need));
            assertThat(impossible.stream()
                            .anyMatch(one -> one.subject().equals(need.model().ids())))
                    .isEqualTo(!somewhere);
        }
    }

    @Property(tries = 300)
    void whatIsMoreThanTheLimitIsDeniedHoweverItIsChosen(@ForAll long seed) {
        Fleet fleet = new Fleet(seed);
        fleet.host.deviceLimit(1 + new Random(seed).nextInt(2));
        boolean impossible = fleet.neighbourhood.ask(fleet.asked).impossible().stream()
                .anyMatch(one -> one.code().equals("more-than-the-limit"));
        int n = fleet.asked.length;
        Facts facts = fleet.host.facts(fleet.asked);
        Facts freed = facts.with(facts.host(), List.of(), facts.overlays(), facts.releases());
        boolean everyChoiceDenied = choices(n).stream()
                .map(choice -> judge(ask(freed, new Question("default", Given.HOST, Given.VM, choice))))
                .allMatch(verdict ->
                        verdict.findings().stream().anyMatch(finding -> finding.code() == FindingCode.LIMIT_EXCEEDED));
        assertThat(impossible).isEqualTo(everyChoiceDenied);
    }

    private static boolean canGive(Facts host, Wanted.Need need) {
        return choices(need.count()).stream().anyMatch(choice -> choice.stream().allMatch(address -> {
            Facts one = ask(host, new Question("default", host.host().id(), Given.VM, List.of(address)));
            return one.requested().stream()
                            .anyMatch(function -> Model.of(function).equals(need.model()))
                    && judge(one).findings().stream()
                            .filter(finding -> finding.severity() == Severity.DENY)
                            .allMatch(finding -> finding.code() == FindingCode.LIMIT_EXCEEDED);
        }));
    }

    /** Every way to choose so many functions. */
    private static List<List<String>> choices(int n) {
        return IntStream.range(0, 1 << FUNCTIONS)
                .filter(bits -> Integer.bitCount(bits) == n)
                .mapToObj(bits -> IntStream.range(0, FUNCTIONS)
                        .filter(i -> (bits >> i & 1) == 1)
                        .mapToObj(LookAroundPropertyTest::address)
                        .toList())
                .toList();
    }

    private static long asks(Verdict verdict) {
        return verdict.findings().stream()
                .map(Finding::severity)
                .filter(severity -> severity == Severity.CONSENT || severity == Severity.APPROVAL)
                .count();
    }

    private static Facts ask(Facts facts, Question question) {
        return new Facts(
                question,
                facts.host(),
                facts.vm(),
                facts.holds(),
                facts.overlays(),
                facts.releases(),
                facts.rulesets(),
                facts.at());
    }

    private static Verdict judge(Facts facts) {
        return new RuleBook(Severities.defaults()).evaluate("019ab3c0-0000-7000-8000-000000000001", facts);
    }

    /** Two hosts of eight functions each; {@code wholes} are their facts. */
    private static final class Fleet {
        final Given host;
        final Neighbourhood neighbourhood;
        final String[] asked;
        final List<Facts> wholes;

        Fleet(long seed) {
            Random random = new Random(seed);
            host = host(random, Given.HOST);
            Given other = host(random, "esx-08");
            neighbourhood = Neighbourhood.of(host).near(other);
            asked = IntStream.range(0, FUNCTIONS)
                    .filter(slot -> random.nextInt(4) == 0 || slot == Math.floorMod(seed, FUNCTIONS))
                    .mapToObj(LookAroundPropertyTest::address)
                    .toArray(String[]::new);
            List<Hold> holds = new ArrayList<>(host.facts().holds());
            holds.addAll(other.facts().holds());
            wholes = List.of(host.facts(), other.facts()).stream()
                    .map(facts -> facts.with(facts.host(), holds, facts.overlays(), facts.releases()))
                    .toList();
        }

        private static Given host(Random random, String id) {
            Given given = Given.host()
                    .called(id)
                    .on(random.nextBoolean() ? Platform.ESX : Platform.KVM, "4.0")
                    .iommu(random.nextInt(5) == 0 ? Iommu.OFF : Iommu.ON);
            IntStream.range(0, FUNCTIONS).forEach(slot -> given.with(card(random, slot)));
            for (int first = 0; first < FUNCTIONS; first += 2) {
                if (random.nextBoolean()) {
                    given.contextGroup(GroupKind.MULTIFUNCTION_SLOT, address(first), address(first + 1));
                }
                if (random.nextInt(4) == 0) {
                    given.holderGroup(GroupKind.IOMMU_GROUP, address(first), address(first + 1));
                }
            }
            for (int hold = random.nextInt(4); hold > 0; hold--) {
                given.held(id, "vm-9" + random.nextInt(3), address(random.nextInt(FUNCTIONS)));
            }
            return given;
        }

        private static Card card(Random random, int slot) {
            Card card = Card.at(address(slot))
                    .ids(IDS.get(random.nextInt(IDS.size())))
                    .context(random.nextBoolean() ? Context.HOST : Context.PASSTHROUGH)
                    .pending(random.nextInt(6) == 0 ? Pending.TO_PASSTHROUGH : Pending.NONE);
            switch (random.nextInt(9)) {
                case 0 -> card.lost();
                case 1 -> card.use("MANAGEMENT_UPLINK", true);
                case 2 -> card.use("UPLINK", false);
                case 3 -> card.seenOn("vm-4" + random.nextInt(5), Given.NOW);
                case 4 -> card.bridge();
                case 5 -> card.capability(Capability.NOT_CAPABLE);
                case 6 -> card.divided();
                default -> card.contextSeenAt(2);
            }
            return card;
        }
    }

    private static String address(int slot) {
        return "0000:0%d:00.%d".formatted(slot / 2, slot % 2);
    }
}
