package io.slotkeeper.assignment.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is placed at once never competes with itself, and order is kept where it matters. */
class RoundsTest {
    @Test
    void whatDoesNotCompeteIsOneRound() {
        assertThat(Rounds.of(List.of("a", "b", "c"), Set::of)).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void whoeverWantsTheSameComesLater() {
        assertThat(Rounds.of(List.of("ab", "bc", "c", "d", "ab"), RoundsTest::letters))
                .containsExactly(List.of("ab", "d"), List.of("bc"), List.of("c", "ab"));
    }

    @Test
    void nothingIsNoRound() {
        assertThat(Rounds.of(List.<String>of(), Set::of)).isEmpty();
    }

    @Property(tries = 200)
    void nothingIsLostAndNobodyIsOvertaken(
            @ForAll @Size(max = 30) List<@Size(max = 3) Set<@IntRange(max = 9) Integer>> wishes) {
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            items.add(i);
        }
        List<List<Integer>> rounds = Rounds.of(items, wishes::get);
        assertThat(rounds.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(items);
        for (List<Integer> round : rounds) {
            Set<Integer> touched = new HashSet<>();
            round.forEach(item -> assertThat(wishes.get(item)).allMatch(touched::add));
        }
        for (int thing = 0; thing <= 9; thing++) {
            int wanted = thing;
            assertThat(rounds.stream().flatMap(List::stream).filter(item -> wishes.get(item)
                            .contains(wanted)))
                    .isSorted();
        }
    }

    private static Set<?> letters(String text) {
        return Set.of(text.split(""));
    }
}
