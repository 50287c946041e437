package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The few alternatives that are told, the same whatever order they were found in. */
final class Ranking {

    /** How many alternatives are told at most. */
    static final int AT_MOST = 5;

    private static final int OF_A_KIND = 2;

    private Ranking() {}

    /**
     * Those that are better than what was refused, best first; two of a kind at most, so that there is a choice. To ask
     * again is better than a verdict of old, whatever it is beside {@code refused}.
     */
    static List<Alternative> best(Verdict refused, Collection<Alternative> found) {
        Map<WayOut, Integer> told = new EnumMap<>(WayOut.class);
        Set<String> keys = new HashSet<>();
        List<Alternative> best = new ArrayList<>();
        found.stream()
                .filter(alternative -> alternative.way() == WayOut.ASK_AGAIN || alternative.isBetterThan(refused))
                .sorted(Alternative.ORDER)
                .filter(alternative -> keys.add(alternative.key()))
                .filter(alternative -> told.merge(alternative.way(), 1, Integer::sum) <= OF_A_KIND)
                .limit(AT_MOST)
                .forEach(best::add);
        return List.copyOf(best);
    }
}
