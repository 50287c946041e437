package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.Span;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** How batches are applied: what they cost, what a bad record among them does, and where traces and order go. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "messaging"))
class EventIntakeTest {
    private static final String OUT = "slotkeeper.policy.verdicts";
    private static final String IN = "slotkeeper.notifier.notifications";

    @Inject
    EventIntake intake;

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    /** Answers every event with one of its own; one whose payload is {@code {"bad":true}} fails after its answer. */
    private class Answering implements EventHandler {
        private final String name = "answering-" + UUID.randomUUID();

        @Override
        public String channel() {
            return name;
        }

        @Override
        public void apply(EventEnvelope event) {
            outbox.publish(new Publication(
                    Ids.next(), OUT, name, "test.answered.v1", event.id(), "default", event.id(), Map.of("n", 1)));
            if (event.data() != null && event.data().path("bad").asBoolean()) {
                throw new PoisonException("bad after its answer");
            }
        }
    }

    /** The same for whole batches. */
    private final class AnsweringBatches extends Answering {
        private final List<Integer> sizes = new ArrayList<>();

        @Override
        public void applyAll(List<EventEnvelope> events) {
            sizes.add(events.size());
            events.forEach(event -> event.inTrace(() -> apply(event)));
        }
    }

    @Test
    void aThousandEventsCostAFewStatementsAndCommits() {
        AnsweringBatches handler = new AnsweringBatches();
        List<ConsumerRecord<String, byte[]>> events = events(1000);
        Sql sql = new Sql(database);
        awaitEmptyOutbox(sql);
        long inbox = sql.number("select nextval('inbox_statements')");
        long outboxes = sql.number("select nextval('outbox_statements')");
        long transactions = sql.number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");

        intake.apply(handler, Batches.of(events.subList(0, 500)));
        intake.apply(handler, Batches.of(events.subList(500, 1000)));
        awaitEmptyOutbox(sql);

        assertThat(handler.sizes).containsExactly(500, 500);
        assertThat(sql.number("select nextval('inbox_statements')") - inbox - 1)
                .as("inbox statements per 1000 events")
                .isEqualTo(2);
        assertThat(sql.number("select nextval('outbox_statements')") - outboxes - 1)
                .as("outbox statements per 1000 events")
                .isEqualTo(2);
        assertThat(sql.number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint") - transactions)
                .as("commits that write per 1000 events, the relay's among them")
                .isLessThanOrEqualTo(12);
    }

    @Test
    void whatKafkaDeliversAtOnceIsOneStatement() {
        Sql sql = new Sql(database);
        long before = sql.number("select nextval('inbox_statements')");
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                        "linger.ms",
                        "50"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < 1000; i++) {
                ConsumerRecord<String, byte[]> event =
                        Batches.event(UUID.randomUUID().toString(), NumbersConsumer.TYPE, "bulk", "{\"value\":1}");
                producer.send(new ProducerRecord<>(IN, null, "bulk", event.value(), event.headers()));
            }
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> sql.number("select count(*) from effect where subject = 'bulk'") == 1000);
        assertThat(sql.number("select nextval('inbox_statements')") - before)
                .as("inbox statements per 1000 events that stand on a topic")
                .isLessThanOrEqualTo(50);
    }

    @Test
    void anEventTwiceInOneBatchIsAppliedOnceAndInItsFirstPlace() {
        AnsweringBatches handler = new AnsweringBatches();
        List<ConsumerRecord<String, byte[]>> events = events(3);
        intake.apply(
                handler,
                Batches.of(List.of(events.get(0), events.get(1), events.get(0), events.get(2), events.get(1))));
        assertThat(answers(handler)).containsExactlyElementsOf(ids(events));
        assertThat(handler.sizes).containsExactly(3);
    }

    @Test
    void aBadEventLeavesNothingBehindAndTheOthersAreAnsweredOnce() {
        Answering handler = new Answering();
        List<ConsumerRecord<String, byte[]>> events = new ArrayList<>(events(20));
        String bad = UUID.randomUUID().toString();
        events.add(7, Batches.event(bad, "test.asked.v1", "x", "{\"bad\":true}"));
        intake.apply(handler, Batches.of(events));
        assertThat(answers(handler))
                .containsExactlyInAnyOrderElementsOf(
                        ids(events).stream().filter(id -> !id.equals(bad)).toList());
        assertThat(new Sql(database).text("select reason from dead_letter where event_id = '" + bad + "'"))
                .isEqualTo("bad after its answer");
    }

    @Test
    void aBatchInWhichEveryRecordIsUnreadableIsOneTransaction() {
        Sql sql = new Sql(database);
        long before = sql.number("select nextval('outbox_statements')");
        Answering handler = new Answering();
        intake.apply(
                handler,
                Batches.of(IntStream.range(0, 50)
                        .mapToObj(i -> Batches.received(new ProducerRecord<>(
                                Batches.TOPIC, "k", ("garbage " + i).getBytes(StandardCharsets.UTF_8))))
                        .toList()));
        assertThat(sql.number("select count(*) from dead_letter where channel = '" + handler.channel() + "'"))
                .isEqualTo(50);
        assertThat(sql.number("select nextval('outbox_statements')") - before - 1)
                .isEqualTo(1);
    }

    @Test
    void theSameRecordPutAsideTwiceIsOneLetter() {
        Answering handler = new Answering();
        ConsumerRecord<String, byte[]> garbage =
                Batches.received(new ProducerRecord<>(Batches.TOPIC, "k", new byte[] {1}));
        intake.apply(handler, Batches.of(List.of(garbage)));
        intake.apply(handler, Batches.of(List.of(garbage, garbage)));
        assertThat(new Sql(database)
                        .number("select count(*) from dead_letter where channel = '" + handler.channel() + "'"))
                .isEqualTo(1);
    }

    @Test
    void theOrderOfABatchIsTheOrderOfItsAnswers() {
        Answering handler = new Answering();
        List<ConsumerRecord<String, byte[]>> events = events(300);
        intake.apply(handler, Batches.of(events));
        assertThat(answers(handler)).containsExactlyElementsOf(ids(events));
    }

    @Test
    void everyAnswerIsInTheTraceOfItsOwnEvent() {
        AnsweringBatches handler = new AnsweringBatches();
        List<ConsumerRecord<String, byte[]>> events = events(5);
        for (int i = 0; i < events.size(); i++) {
            events.get(i)
                    .headers()
                    .add("traceparent", ("00-" + trace(i) + "-00f067aa0ba902b7-01").getBytes(StandardCharsets.UTF_8));
        }
        intake.apply(handler, Batches.of(events));
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        List<String> ids = ids(events);
        assertThat(awaited(handler, ids.size()))
                .allSatisfy(answer -> assertThat(answer.headers().get("traceparent"))
                        .contains(trace(ids.indexOf(answer.correlationId()))));
    }

    private static String trace(int i) {
        return "4bf92f3577b34da6a3ce929d0e0e47" + (10 + i);
    }

    private static List<ConsumerRecord<String, byte[]>> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Batches.event(UUID.randomUUID().toString(), "test.asked.v1", "s" + i, "{}"))
                .toList();
    }

    private static List<String> ids(List<ConsumerRecord<String, byte[]>> events) {
        return events.stream()
                .map(event -> String.valueOf(CloudEventRecords.header(event.headers(), "ce_id")))
                .toList();
    }

    private List<String> answers(Answering handler) {
        awaitEmptyOutbox(new Sql(database));
        return awaited(handler, 0).stream().map(ReceivedEvent::correlationId).toList();
    }

    private static List<ReceivedEvent> awaited(Answering handler, int atLeast) {
        try (KafkaProbe kafka = new KafkaProbe()) {
            return Awaitility.await()
                    .until(
                            () -> kafka.read(OUT).stream()
                                    .filter(event -> handler.channel().equals(event.key()))
                                    .toList(),
                            found -> found.size() >= atLeast);
        }
    }

    private static void awaitEmptyOutbox(Sql sql) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> sql.number("select count(*) from outbox") == 0);
    }
}
