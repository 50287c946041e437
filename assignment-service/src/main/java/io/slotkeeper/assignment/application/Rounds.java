package io.slotkeeper.assignment.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Splits a batch so that what is done at once does not compete with itself. */
final class Rounds {
    private Rounds() {}

    /**
     * Within a round nobody touches what another one touches; of two that touch the same, the one that came first is in
     * an earlier round. As many rounds as the most wanted thing is wanted.
     */
    static <T> List<List<T>> of(List<T> items, Function<T, Set<?>> touched) {
        List<List<T>> rounds = new ArrayList<>();
        Map<Object, Integer> firstFree = new HashMap<>();
        for (T item : items) {
            Set<?> things = touched.apply(item);
            int round = things.stream()
                    .mapToInt(thing -> firstFree.getOrDefault(thing, 0))
                    .max()
                    .orElse(0);
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(item);
            things.forEach(thing -> firstFree.put(thing, round + 1));
        }
        return rounds;
    }
}
