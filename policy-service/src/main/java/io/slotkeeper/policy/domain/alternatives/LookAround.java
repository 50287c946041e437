package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The ways out of one refused question.
 *
 * @param alternatives at most five, best first
 */
public record LookAround(List<Alternative> alternatives, List<Impossible> impossible) {

    /**
     * Looks on the host itself and on a few others.
     *
     * @param elsewhere other hosts that may help
     * @param mostElsewhere the greatest number of free functions of each wanted model on any other host
     * @param ready alternatives that are known already
     */
    public record Around(
            Facts whole, List<Place> elsewhere, Map<Model, Integer> mostElsewhere, List<Alternative> ready) {}

    /** {@code factsOf} cuts out what a proposal touches, {@code judge} asks the rules that refused. */
    public static LookAround of(
            Verdict refused,
            Wanted wanted,
            Around around,
            Function<Proposal, Facts> factsOf,
            Function<Facts, Verdict> judge) {
        List<Place> places = new ArrayList<>(around.elsewhere());
        if (wanted.here()) {
            places.add(0, new Place(Distance.SAME_HOST, around.whole()));
        }
        List<Alternative> found = new ArrayList<>(around.ready());
        found.addAll(ChangesFirst.of(refused, judge));
        places.stream()
                .flatMap(place -> Proposals.of(wanted, place).stream())
                .map(proposal -> Alternative.at(
                        proposal.distance(), proposal.sameModel(), refused, judge.apply(factsOf.apply(proposal))))
                .forEach(found::add);
        Map<Model, Integer> most = wanted.onlyOn() == null || around.elsewhere().isEmpty()
                ? around.mostElsewhere()
                : Counting.freeOn(around.elsewhere().get(0).whole(), wanted);
        return new LookAround(Ranking.best(refused, found), Counting.of(refused, wanted, around.whole(), most));
    }
}
