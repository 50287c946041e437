package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** Whatever a channel's consumer is asked for takes its turn on one thread; so it shows whether that thread is kept. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "messaging"))
class PollPauseTest {
    @Inject
    PollPause pause;

    @Inject
    KafkaClientService clients;

    @Test
    void kafkaIsNotAskedWhileABatchIsInHandAndIsAskedAgainAfterIt() {
        AtomicBoolean asked = new AtomicBoolean();
        pause.during("slow", () -> {
            asksFor(asked);
            patiently().during(Duration.ofMillis(300)).until(() -> !asked.get());
        });
        patiently().untilTrue(asked);
    }

    @Test
    void aBatchThatTakesLongDoesNotCostTheConsumerItsPlaceInTheGroup() {
        AtomicBoolean asked = new AtomicBoolean();
        pause.during("slow", () -> {
            asksFor(asked);
            patiently().untilTrue(asked);
        });
    }

    @Test
    void aChannelThatReadsNothingFromKafkaIsNotHeldUp() {
        AtomicBoolean run = new AtomicBoolean();
        pause.during("nobody's", () -> run.set(true));
        assertThat(run).isTrue();
    }

    private void asksFor(AtomicBoolean asked) {
        clients.<String, byte[]>getConsumer("slow")
                .runOnPollingThread(consumer -> {
                    asked.set(true);
                })
                .subscribe()
                .with(ignored -> {});
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(10));
    }
}
