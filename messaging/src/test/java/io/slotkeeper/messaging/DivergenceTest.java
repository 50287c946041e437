package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.messaging.Divergence.Kind;
import io.slotkeeper.messaging.Divergence.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
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
        List<DivergentRecord> beyond = List.of(record(42, "a"), record(43, "b"));
        assertThat(Divergence.written(PARTITION, "now", new Mark("now", 41), beyond, Set.of("a", "b")))
                .isEmpty();
    }

    @Test
    void whatNoTableKnowsWasForgotten() {
        List<DivergentRecord> beyond = List.of(record(40, "before"), record(42, "a"), record(45, "b"), record(47, "c"));
        assertThat(Divergence.written(PARTITION, "now", new Mark("now", 41), beyond, Set.of("c")))
                .hasValueSatisfying(found -> {
                    assertThat(found.kind()).isEqualTo(Kind.WRITTEN);
                    assertThat(found.first()).isEqualTo(42);
                    assertThat(found.last()).isEqualTo(45);
                    assertThat(found.records())
                            .extracting(DivergentRecord::eventId)
                            .containsExactly("a", "b");
                    assertThat(found.unlisted()).isZero();
                    assertThat(found.reason()).startsWith("2 records");
                });
    }

    @Test
    void oneHundredRecordsAreListedAndTheOthersAreCounted() {
        List<DivergentRecord> beyond = LongStream.range(0, 130)
                .mapToObj(offset -> record(offset, "e" + offset))
                .toList();
        assertThat(Divergence.written(PARTITION, "now", Mark.nothing("now"), beyond, Set.of("e7")))
                .hasValueSatisfying(found -> {
                    assertThat(found.records()).hasSize(100);
                    assertThat(found.unlisted()).isEqualTo(29);
                    assertThat(found.last()).isEqualTo(129);
                });
    }

    @Test
    void anotherTopicOrNothingBeyondTheMarkSaysNothing() {
        assertThat(Divergence.written(PARTITION, "now", new Mark("old", 41), List.of(record(42, "a")), Set.of()))
                .isEmpty();
        assertThat(Divergence.written(PARTITION, "now", new Mark("now", 41), List.of(), Set.of()))
                .isEmpty();
    }

    private static DivergentRecord record(long offset, String eventId) {
        return new DivergentRecord(offset, eventId, "test.said.v1", "k", Instant.EPOCH);
    }
}
