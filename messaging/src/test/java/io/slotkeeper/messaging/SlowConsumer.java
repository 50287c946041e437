package io.slotkeeper.messaging;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer that can be made to hang on a record, as one does that waits for something that never comes. */
@ApplicationScoped
class SlowConsumer implements EventHandler {
    static final String TOPIC = "slotkeeper.assignment.orders";
    static volatile CountDownLatch obstacle = new CountDownLatch(0);

    private final EventIntake intake;

    SlowConsumer(EventIntake intake) {
        this.intake = intake;
    }

    @Override
    public String channel() {
        return "slow";
    }

    @Incoming("slow")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.apply(this, records);
    }

    @Override
    public void apply(EventEnvelope event) {
        try {
            obstacle.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
