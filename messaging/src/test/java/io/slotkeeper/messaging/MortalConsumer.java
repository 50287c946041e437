package io.slotkeeper.messaging;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A channel that ends with the first record that it gets, as one does where a bug is outside the intake. */
@ApplicationScoped
class MortalConsumer {
    static final String TOPIC = "slotkeeper.inventory.changes";

    @Incoming("mortal")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        throw new IllegalStateException("a bug outside the intake");
    }
}
