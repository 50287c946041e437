package io.slotkeeper.inventory.connector.vsphere.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The part of the contract that no recording can answer, since it is about time. */
abstract class LiveVimContract extends VimContract {
    @Test
    void aWaitTakesItsTime() throws Exception {
        try (VimClient session = open()) {
            VimSession.Watch watch = session.watch(List.of(new PropertySet("HostSystem", List.of("name"))));
            watch.next(Duration.ofSeconds(10), update -> {});
            long before = System.nanoTime();
            assertThat(watch.next(Duration.ofSeconds(2), update -> {})).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(10));
        }
    }

    @Test
    void anInterruptedWaitEndsAtOnceAndTheSessionLivesOn() throws Exception {
        try (VimClient session = open()) {
            VimSession.Watch watch = session.watch(List.of(new PropertySet("HostSystem", List.of("name"))));
            watch.next(Duration.ofSeconds(10), update -> {});
            Thread waiting = Thread.currentThread();
            CompletableFuture.runAsync(
                    waiting::interrupt, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
            long before = System.nanoTime();
            VimException interrupted =
                    catchThrowableOfType(VimException.class, () -> watch.next(Duration.ofMinutes(1), update -> {}));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(interrupted).hasCauseInstanceOf(InterruptedException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            assertThat(read(session, 100, new PropertySet("HostSystem", List.of("name"))))
                    .isNotEmpty();
        }
    }
}
