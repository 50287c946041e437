package io.slotkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The order in which things are closed, whatever happens in between. */
class CleanupTest {
    private final List<String> closed = new ArrayList<>();
    private final Cleanup cleanup = new Cleanup();

    @Test
    void closesInTheOppositeOrderEvenWhenOneFails() {
        cleanup.add(() -> closed.add("engine"));
        cleanup.add(() -> {
            throw new IllegalStateException("stuck");
        });
        cleanup.add(() -> closed.add("services"));
        cleanup.close();
        cleanup.close();
        assertThat(closed).containsExactly("services", "engine");
    }

    @Test
    void whatComesTooLateIsClosedAtOnce() {
        cleanup.close();
        assertThatThrownBy(() -> cleanup.add(() -> closed.add("late"))).isInstanceOf(CancellationException.class);
        assertThat(closed).containsExactly("late");
    }
}
