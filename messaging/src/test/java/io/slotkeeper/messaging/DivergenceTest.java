package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.messaging.Divergence.Kind;
import io.slotkeeper.messaging.Divergence.Mark;
import io.slotkeeper.messaging.Divergence.Written;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When tables and Kafka disagree for certain, and when it only looks so. */
class DivergenceTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    @ParameterizedTest(name = "committed {0}, applied {1} of topic {2}, blank {3}: {4}")
    @CsvSource({
        // the group never committed, or has nothing yet
        "     ,    ,     , true,  ",
        "     , 41 , now , false, ",
        "  0  ,    ,     , true,  ",
        // as far as the tables, or behind them: the offset is committed after the effects
        "  42 , 41 , now , false, ",
        "  30 , 41 , now , false, ",
        // ahead of them
        "  43 , 41 , now , false, 42-42",
        "  99 , 41 , now , false, 42-98",
        // of another topic, or of one that nobody could name
        "  99 , 41 , old , false, ",
        "  99 , 41 , ''  , false, ",
        // an older release kept no marks; an empty database did not apply what its group has read
        "  99 ,    ,     , false, ",
        "  99 ,    ,     , true,  0-98",
    })
    void aGroupAheadOfItsTablesHasReadWhatWasNotApplied(
            Long committed, Long applied, String topicId, boolean blank, String expected) {
        Mark mark = applied == null ? null : new Mark(topicId, applied);
        assertThat(Divergence.read(PARTITION, "now", committed, mark, blank)
                        .map(found -> found.kind() + " " + found.first() + "-" + found.last()))
                .isEqualTo(java.util.Optional.ofNullable(expected).map(range -> Kind.READ + " " + range));
    }

    @Test
    void whatIsInTheOutboxWasOnlySentBeforeACrash() {
        List<Written> beyond = List.of(new Written(42, "a"), new Written(43, "b"));
        assertThat(Divergence.written(PARTITION, "now", new Mark("now", 41), beyond, Set.of("a", "b")))
                .isEmpty();
    }

    @Test
    void whatNoTableKnowsWasForgotten() {
        List<Written> beyond =
                List.of(new Written(40, "before"), new Written(42, "a"), new Written(45, "b"), new Written(47, "c"));
        assertThat(Divergence.written(PARTITION, "now", new Mark("now", 41), beyond, Set.of("c")))
                .hasValueSatisfying(found -> {
                    assertThat(found.kind()).isEqualTo(Kind.WRITTEN);
                    assertThat(found.first()).isEqualTo(42);
                    assertThat(found.last()).isEqualTo(45);
                    assertThat(found.reason()).startsWith("2 records");
                });
    }

    @Test
    void anotherTopicOrNothingBeyondTheMarkSaysNothing() {
        assertThat(Divergence.written(PARTITION, "now", new Mark("old", 41), List.of(new Written(42, "a")), Set.of()))
                .isEmpty();
        assertThat(Divergence.written(PARTITION, "now", new Mark("now", 41), List.of(), Set.of()))
                .isEmpty();
    }
}
