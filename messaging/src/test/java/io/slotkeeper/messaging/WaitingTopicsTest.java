package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingTopicsTest {
    private static final long START = Long.MAX_VALUE - 5;

    private final WaitingTopics waiting = new WaitingTopics();

    @Test
    void nothingWaitsAtFirst() {
        assertThat(waiting.at(START)).isEmpty();
        assertThat(waiting.waited("t", START)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 15", "9, 15"})
    void thePauseGrowsToALimit(int failures, int seconds) {
        for (int i = 0; i < failures; i++) {
            waiting.hold("t", START);
        }
        assertThat(waiting.at(START + Duration.ofSeconds(seconds).toNanos() - 1))
                .containsExactly("t");
        assertThat(waiting.at(START + Duration.ofSeconds(seconds).toNanos())).isEmpty();
    }

    @Test
    void theWaitIsMeasuredFromTheFirstFailureAndEndsWithTheFirstSuccess() {
        waiting.hold("t", START);
        waiting.hold("t", START + Duration.ofSeconds(9).toNanos());
        assertThat(waiting.waited("t", START + Duration.ofSeconds(10).toNanos()))
                .isEqualTo(Duration.ofSeconds(10));
        waiting.release("t");
        assertThat(waiting.at(START)).isEmpty();
        assertThat(waiting.waited("t", START)).isZero();
    }

    @Test
    void onlyWhatIsWrongWithTheRecordItselfLastsForEver() {
        assertThat(SendFailure.isForEver(new RecordTooLargeException("12 MB"))).isTrue();
        assertThat(SendFailure.isForEver(new ExecutionException(new RecordTooLargeException("12 MB"))))
                .isTrue();
        assertThat(SendFailure.isForEver(new SerializationException("no"))).isTrue();
        assertThat(SendFailure.isForEver(new InvalidTopicException("a b"))).isTrue();
        assertThat(SendFailure.isForEver(new ExecutionException(new TimeoutException("away"))))
                .isFalse();
        assertThat(SendFailure.isForEver(new NotEnoughReplicasException("one broker is away")))
                .isFalse();
        assertThat(SendFailure.isForEver(new UnknownTopicOrPartitionException("not yet")))
                .isFalse();
        assertThat(SendFailure.isForEver(new TopicAuthorizationException("not yet")))
                .isFalse();
        assertThat(SendFailure.isForEver(new KafkaException("part of a batch with an invalid record")))
                .isFalse();
    }
}
