package io.slotkeeper.policy.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A batch leaves the same behind as its changes one after the other, wherever a batch begins and ends. */
class LastWordTest {

    /** A state that can be told from every other: its key, its revision and where in the history it stands. */
    private record State(String key, long revision, int place) {}

    @Property(tries = 500)
    void aBatchIsWorthItsChanges(@ForAll("changes") List<Change<State>> history, @ForAll("cuts") List<Integer> cuts) {
        Map<String, State> oneByOne = new HashMap<>();
        history.forEach(change -> apply(oneByOne, LastWord.of(List.of(change))));

        Map<String, State> inBatches = new HashMap<>();
        int from = 0;
        for (int cut : cuts) {
            int to = Math.min(history.size(), from + cut);
            apply(inBatches, LastWord.of(history.subList(from, to)));
            from = to;
        }
        apply(inBatches, LastWord.of(history.subList(from, history.size())));

        assertThat(inBatches).isEqualTo(oneByOne);
    }

    /** What the tables do: forget, then keep what is newer. */
    private static void apply(Map<String, State> known, LastWord<State> word) {
        word.gone().forEach(known::remove);
        word.newest()
                .forEach(state -> known.merge(
                        state.key(), state, (old, other) -> other.revision() > old.revision() ? other : old));
    }

    @Provide
    Arbitrary<List<Change<State>>> changes() {
        Arbitrary<String> keys = Arbitraries.of("a", "b", "c");
        Arbitrary<Long> revisions = Arbitraries.longs().between(1, 6);
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 1_000_000);
        Arbitrary<Change<State>> seen = Combinators.combine(keys, revisions, places)
                .as((key, revision, place) -> new Change.Seen<>(key, revision, new State(key, revision, place)));
        Arbitrary<Change<State>> gone = keys.map(Change.Gone::new);
        return Arbitraries.oneOf(seen, seen, seen, gone).list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 10).list().ofMaxSize(8);
    }
}
