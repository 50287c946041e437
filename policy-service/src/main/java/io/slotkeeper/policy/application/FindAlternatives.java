package io.slotkeeper.policy.application;

import static java.util.stream.Collectors.toMap;

import io.slotkeeper.policy.application.GatherFacts.Asking;
import io.slotkeeper.policy.application.GatherFacts.Snapshot;
import io.slotkeeper.policy.application.Supplies.Offer;
import io.slotkeeper.policy.application.Supplies.Supply;
import io.slotkeeper.policy.domain.alternatives.Alternative;
import io.slotkeeper.policy.domain.alternatives.Distance;
import io.slotkeeper.policy.domain.alternatives.LookAround;
import io.slotkeeper.policy.domain.alternatives.LookAround.Around;
import io.slotkeeper.policy.domain.alternatives.Place;
import io.slotkeeper.policy.domain.alternatives.Proposal;
import io.slotkeeper.policy.domain.alternatives.Wanted;
import io.slotkeeper.policy.domain.facts.Assumptions;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.rules.RuleBook;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds ways out of refused questions, for a batch in a constant number of statements. Whatever is proposed is judged by
 * the rule book that refused, by the same knowledge and as of the same moment.
 */
@ApplicationScoped
class FindAlternatives {

    private final GatherFacts facts;
    private final Supplies supplies;

    FindAlternatives(GatherFacts facts, Supplies supplies) {
        this.facts = facts;
        this.supplies = supplies;
    }

    /**
     * A question and the verdict on it.
     *
     * @param assumptions what the verdict took for true
     * @param ready what is known to be better without looking for it
     */
    record Refused(
            Asking asking, Verdict verdict, Assumptions assumptions, RuleBook ruleBook, List<Alternative> ready) {

        Verdict judge(Facts seen) {
            return ruleBook.evaluate(verdict.id(), seen.with(verdict.facts().rulesets()));
        }
    }

    /** For each, in the same order; what is allowed needs no way out. {@code snapshot} is what they were judged by. */
    List<WaysOut> of(List<Refused> refused, Snapshot snapshot) {
        Map<Integer, Wanted> wanted = new HashMap<>();
        for (int i = 0; i < refused.size(); i++) {
            if (refused.get(i).verdict().outcome() != Outcome.ALLOWED) {
                wanted.put(i, Wanted.of(refused.get(i).verdict()));
            }
        }
        Map<Integer, Supply> found = find(wanted);
        Set<String> hosts = Stream.concat(
                        found.values().stream()
                                .flatMap(supply -> supply.offers().stream())
                                .map(Offer::host),
                        wanted.values().stream().map(Wanted::onlyOn).flatMap(Stream::ofNullable))
                .collect(Collectors.toSet());
        List<Asking> asking =
                wanted.keySet().stream().map(refused::get).map(Refused::asking).toList();
        Snapshot others = hosts.isEmpty() ? snapshot : facts.elsewhere(snapshot, hosts, asking);
        List<WaysOut> ways = new ArrayList<>();
        for (int i = 0; i < refused.size(); i++) {
            Wanted one = wanted.get(i);
            ways.add(
                    one == null
                            ? WaysOut.NONE
                            : new Look(refused.get(i), one, found.getOrDefault(i, Supply.NONE), snapshot, others)
                                    .around());
        }
        return ways;
    }

    private Map<Integer, Supply> find(Map<Integer, Wanted> wanted) {
        List<Integer> looking = wanted.entrySet().stream()
                .filter(one -> one.getValue().elsewhere() && one.getValue().onlyOn() == null)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        List<Supply> found = looking.isEmpty()
                ? List.of()
                : supplies.find(looking.stream().map(wanted::get).toList());
        Map<Integer, Supply> supply = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            supply.put(looking.get(i), found.get(i));
        }
        return supply;
    }

    /** One refused question, the hosts that may help, and what is known of all of them. */
    private final class Look {
        private final Refused refused;
        private final Wanted wanted;
        private final Supply supply;
        private final Snapshot here;
        private final Snapshot others;

        Look(Refused refused, Wanted wanted, Supply supply, Snapshot here, Snapshot others) {
            this.refused = refused;
            this.wanted = wanted;
            this.supply = supply;
            this.here = here;
            this.others = others;
        }

        WaysOut around() {
            List<Place> elsewhere = hosts().entrySet().stream()
                    .map(host -> new Place(host.getValue(), whole(host.getValue(), host.getKey())))
                    .toList();
            LookAround around = LookAround.of(
                    refused.verdict(),
                    wanted,
                    new Around(
                            whole(Distance.SAME_HOST, wanted.question().host()),
                            elsewhere,
                            supply.mostElsewhere(),
                            refused.ready()),
                    this::factsOf,
                    refused::judge);
            return WaysOut.of(around.alternatives(), around.impossible());
        }

        private Map<String, Distance> hosts() {
            String only = wanted.onlyOn();
            if (only != null) {
                return wanted.elsewhere() ? Map.of(only, Distance.ELSEWHERE) : Map.of();
            }
            return supply.offers().stream()
                    .collect(toMap(
                            Offer::host, Offer::distance, (one, other) -> one.compareTo(other) < 0 ? one : other));
        }

        private Facts factsOf(Proposal proposal) {
            boolean near = proposal.distance() == Distance.SAME_HOST;
            return assumptions(near).in(facts.facts(asking(proposal.question()), near ? here : others));
        }

        private Facts whole(Distance distance, String host) {
            boolean near = distance == Distance.SAME_HOST;
            Question question = wanted.question();
            Asking asking = asking(new Question(question.project(), host, question.vm(), question.functions()));
            return assumptions(near).in(facts.whole(asking, near ? here : others));
        }

        private Asking asking(Question question) {
            return new Asking(question, refused.asking().ownAssignment());
        }

        private Assumptions assumptions(boolean near) {
            return near ? refused.assumptions() : refused.assumptions().ofTheMachine();
        }
    }
}
