package io.slotkeeper.messaging;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.jboss.logging.Logger;

/**
 * Keeps a channel from asking Kafka for more while it applies a batch. The connector would go on asking, and put every
 * answer aside as a batch of its own, however few records it has; so what arrives meanwhile becomes one batch, and
 * batches grow with the load instead of their number.
 */
@ApplicationScoped
class PollPause {
    private static final Logger LOG = Logger.getLogger(PollPause.class);

    /** A batch that takes longer, such as one that waits for its database, must not cost the consumer its partitions. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final KafkaClientService clients;

    @Inject
    PollPause(KafkaClientService clients) {
        this.clients = clients;
    }

    /** Runs what is done with a batch. */
    void during(String channel, Runnable batch) {
        KafkaConsumer<Object, Object> consumer = clients.getConsumer(channel);
        if (consumer == null) {
            batch.run();
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        consumer.runOnPollingThread((Consumer<Object, Object> any) -> await(done))
                .subscribe()
                .with(
                        ignored -> LOG.trace("polling goes on"),
                        failure -> LOG.debugf(failure, "%s is polled although a batch is in hand", channel));
        try {
            batch.run();
        } finally {
            done.countDown();
        }
    }

    private static void await(CountDownLatch done) {
        try {
            done.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
