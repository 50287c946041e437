package io.slotkeeper.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.CountingDriver;
import io.slotkeeper.messaging.testing.CountingDriver.Count;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** What 1 000 events cost, in statements and commits: batches, not records. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class HotPathTest {
    private static final Logger LOG = Logger.getLogger(HotPathTest.class);
    private static final int EVENTS = 1_000;
    private static final int BATCH = 500;

    @Inject
    Deliveries deliveries;

    @Test
    void aThousandChangesCostAFewStatements() {
        List<UUID> assignments =
                IntStream.range(0, EVENTS / 2).mapToObj(i -> UUID.randomUUID()).toList();
        List<ConsumerRecord<String, byte[]>> events = IntStream.range(0, EVENTS)
                .mapToObj(i -> claim(assignments.get(i % assignments.size()), 1 + i / assignments.size(), i))
                .toList();

        Count count = CountingDriver.during(() -> {
            for (int from = 0; from < EVENTS; from += BATCH) {
                deliveries.deliver(events.subList(from, from + BATCH));
            }
        });

        LOG.infof("%d events: %s", EVENTS, count);
        assertThat(count.statements()).as(count.toString()).isLessThanOrEqualTo(14);
        assertThat(count.commits()).isLessThanOrEqualTo(4);
    }

    private static ConsumerRecord<String, byte[]> claim(UUID assignment, int revision, long offset) {
        ProducerRecord<String, byte[]> sent = KafkaMessageFactory.<String>createWriter(
                        Service.EVENTS, assignment.toString())
                .writeBinary(CloudEventBuilder.v1()
                        .withId(UUID.randomUUID().toString())
                        .withType("slotkeeper.assignment.claimed.v1")
                        .withSource(URI.create("/test"))
                        .withSubject(assignment.toString())
                        .withExtension("project", "hot-path")
                        .withDataContentType("application/json")
                        .withData(Service.claimed(assignment, revision, "hot")
                                .toString()
                                .getBytes(StandardCharsets.UTF_8))
                        .build());
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
