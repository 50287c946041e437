package io.slotkeeper.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The one thread that takes rows from the outbox to Kafka. It sleeps until a commit wakes it or the back-stop passes,
 * and goes on without a pause while batches are full.
 *
 * <p>Switched off with {@code slotkeeper.messaging.relay-enabled}, a second copy of the service can rebuild its read
 * models from the topics, on a database of its own beside a running suite, without telling anybody.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int MAX_REQUEST_BYTES = 12 * 1024 * 1024;

    private final AgroalDataSource database;
    private final Map<String, Object> kafka;
    private final TopicIds topicIds;
    private final Standstill standstill;
    private final ObjectMapper json;
    private final boolean enabled;
    private final int batchSize;
    private final Duration backStop;
    private final Duration missingTopicPatience;
    private final Counter sent;
    private final Counter refused;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean stopping;

    @Inject
    OutboxRelay(
            AgroalDataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicIds topicIds,
            Standstill standstill,
            ObjectMapper json,
            MeterRegistry metrics,
            @ConfigProperty(name = "slotkeeper.messaging.relay-enabled", defaultValue = "true") boolean enabled,
            @ConfigProperty(name = "slotkeeper.messaging.relay-batch-size", defaultValue = "500") int batchSize,
            @ConfigProperty(name = "slotkeeper.messaging.relay-back-stop", defaultValue = "1s") Duration backStop,
            @ConfigProperty(name = "slotkeeper.messaging.missing-topic-patience", defaultValue = "10m")
                    Duration missingTopicPatience) {
        this.database = database;
        this.kafka = kafka;
        this.topicIds = topicIds;
        this.standstill = standstill;
        this.json = json;
        this.enabled = enabled;
        this.batchSize = batchSize;
        this.backStop = backStop;
        this.missingTopicPatience = missingTopicPatience;
        this.sent = metrics.counter(MetricNames.RELAY_SENT);
        this.refused = metrics.counter(MetricNames.RELAY_REFUSED);
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            thread.setDaemon(true);
            thread.start();
        } else {
            LOG.warn("the relay is switched off: nothing that this service publishes is sent");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        wake();
        try {
            thread.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** There is something to send. Cheap, and may be called from anywhere. */
    void wake() {
        work.release();
    }

    private void run() {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(producerSettings(kafka), new StringSerializer(), new ByteArraySerializer())) {
            OutboxBatch batch = new OutboxBatch(
                    database, producer, topicIds, new HeaderJson(json), batchSize, missingTopicPatience);
            while (!stopping) {
                await();
                drain(batch);
            }
            drain(batch);
        }
    }

    private void drain(OutboxBatch batch) {
        try {
            OutboxBatch.Result result = OutboxBatch.Result.NOTHING;
            do {
                if (!standstill.isOver()) {
                    return;
                }
                result = batch.send();
                sent.increment(result.sent());
                refused.increment(result.refused());
            } while (result.full());
        } catch (Exception e) {
            // the rows are still there, and the back-stop comes back to them
            LOG.warnf("outbox batch not sent, will be tried again: %s", e.getMessage());
        }
    }

    private void await() {
        try {
            if (work.tryAcquire(backStop.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** What the relay's producer needs, beside where Kafka is. */
    static Map<String, Object> producerSettings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("acks", "all");
        // what Kafka would remember of a producer it forgets with its disk, and then takes one producer's records for
        // another's that it has already; readers drop what comes twice, and one request at a time keeps the order
        settings.put("enable.idempotence", "false");
        settings.put("max.in.flight.requests.per.connection", 1);
        settings.put("compression.type", "lz4");
        // nothing lingers, since every batch is flushed: the records of a batch are few requests
        settings.put("linger.ms", "100");
        settings.put("batch.size", BATCH_BYTES);
        settings.put("delivery.timeout.ms", "30000");
        settings.put("request.timeout.ms", "10000");
        settings.put("max.block.ms", "10000");
        settings.put("max.request.size", MAX_REQUEST_BYTES);
        return settings;
    }
}
