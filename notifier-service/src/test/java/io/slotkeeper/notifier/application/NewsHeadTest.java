package io.slotkeeper.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class NewsHeadTest {
    private final NewsHead head = new NewsHead();

    @Test
    void whoWaitsIsWokenByAHigherNumberOnly() {
        head.rise(5);
        CompletableFuture<Void> waiting = head.above(5);

        head.rise(5);
        assertThat(waiting).isNotDone();
        head.rise(6);
        assertThat(waiting).isCompleted();
    }

    @Test
    void whatRoseBetweenLookingAndWaitingIsNotMissed() {
        head.rise(6);

        assertThat(head.above(5)).isCompleted();
    }

    @Test
    void anOldNumberTakesNothingBack() {
        head.rise(6);
        head.rise(2);

        assertThat(head.above(5)).isCompleted();
    }

    @Test
    void whoGaveUpIsForgotten() {
        CompletableFuture<Void> waiting = head.above(0);
        assertThat(head.isAwaited()).isTrue();

        waiting.cancel(false);

        assertThat(head.isAwaited()).isFalse();
    }
}
