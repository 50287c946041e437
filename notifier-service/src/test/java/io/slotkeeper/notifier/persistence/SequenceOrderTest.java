package io.slotkeeper.notifier.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.notifier.application.InboxItem;
import io.slotkeeper.notifier.application.Notifications;
import io.slotkeeper.notifier.domain.Addressee;
import io.slotkeeper.notifier.domain.Notification;
import io.slotkeeper.notifier.domain.Reader;
import io.slotkeeper.notifier.domain.StateChange;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Numbers become visible in their order, also when transactions overlap: a stream's cursor may rely on it. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class SequenceOrderTest {
    private static final Reader READER = new Reader("order-test", "nobody", Set.of("operator"));

    @Inject
    Notifications notifications;

    @Test
    void aLaterNumberIsNeverVisibleBeforeAnEarlierOne() {
        CountDownLatch firstHasItsNumber = new CountDownLatch(1);
        CountDownLatch firstMayCommit = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    notifications.addMissing(List.of(notification()));
                    firstHasItsNumber.countDown();
                    waitFor(firstMayCommit);
                }));
        waitFor(firstHasItsNumber);
        CompletableFuture<Void> second = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().run(() -> notifications.addMissing(List.of(notification()))));

        await().during(java.time.Duration.ofMillis(300))
                .until(() -> !second.isDone() && visible().isEmpty());
        firstMayCommit.countDown();
        CompletableFuture.allOf(first, second).join();

        assertThat(visible()).extracting(InboxItem::sequence).hasSize(2).isSorted();
    }

    private List<InboxItem> visible() {
        return QuarkusTransaction.requiringNew().call(() -> notifications.after(READER, 0, 10));
    }

    private static Notification notification() {
        StateChange change = new StateChange(
                "order-test",
                UUID.randomUUID(),
                1,
                "slotkeeper.assignment.claimed.v1",
                "CLAIMED",
                "esx-07",
                "vm-42",
                "ann",
                "ann",
                null,
                "held",
                Instant.now());
        return new Notification(UUID.randomUUID(), new Addressee.Role("operator"), change);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
