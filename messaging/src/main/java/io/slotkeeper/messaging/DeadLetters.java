package io.slotkeeper.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Puts a record that cannot be applied aside, unchanged, with reason and origin in its headers. It goes through the
 * outbox: it is not lost if the broker is away.
 */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Outbox outbox;
    private final String topic;

    @Inject
    DeadLetters(Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outbox = outbox;
        this.topic = "slotkeeper." + service + ".dead-letters";
    }

    void add(String consumer, ConsumerRecord<String, byte[]> record, RuntimeException failure) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(topic, record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        String reason = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        put(letter.headers(), "dead-letter-reason", reason);
        put(letter.headers(), "dead-letter-consumer", consumer);
        put(letter.headers(), "dead-letter-topic", record.topic());
        put(letter.headers(), "dead-letter-partition", Integer.toString(record.partition()));
        put(letter.headers(), "dead-letter-offset", Long.toString(record.offset()));
        outbox.store(letter);
        LOG.warnf(
                failure instanceof PoisonException ? null : failure,
                "dead letter: consumer=%s topic=%s partition=%d offset=%d reason=%s",
                consumer,
                record.topic(),
                record.partition(),
                record.offset(),
                reason);
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
