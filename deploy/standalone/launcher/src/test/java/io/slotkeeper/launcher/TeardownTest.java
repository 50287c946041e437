package io.slotkeeper.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The order in which things are closed, whatever happens in between. */
class TeardownTest {
    private final List<String> closed = new ArrayList<>();
    private final Teardown teardown = new Teardown();

    @Test
    void closesInTheOppositeOrderEvenWhenOneFails() {
        teardown.add(() -> closed.add("engine"));
        teardown.add(() -> {
            throw new IllegalStateException("stuck");
        });
        teardown.add(() -> closed.add("services"));
        teardown.close();
        teardown.close();
        assertThat(closed).containsExactly("services", "engine");
    }

    @Test
    void whatComesTooLateIsClosedAtOnce() {
        teardown.close();
        assertThatThrownBy(() -> teardown.add(() -> closed.add("late"))).isInstanceOf(CancellationException.class);
        assertThat(closed).containsExactly("late");
    }
}
