package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Outbox, relay, inbox and dead letters on a real database and a real broker. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "messaging"))
class MessagingTest {
    private static final String IN = "slotkeeper.notifier.notifications";
    private static final String OUT = "slotkeeper.policy.verdicts";
    private static final String DEAD = "slotkeeper.notifier.dead-letters";

    private static KafkaProbe kafka;

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Inject
    OpenTelemetry telemetry;

    @BeforeAll
    static void connect() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @Test
    void aCommittedPublicationIsSentAsACloudEventAndLeavesNoRow() {
        UUID id = Ids.next();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(
                        new Publication(id, OUT, "k1", "test.said.v1", "k1", "default", "corr-1", Map.of("a", 1))));

        ReceivedEvent event = kafka.await(OUT, e -> id.toString().equals(e.id()));

        assertThat(event.key()).isEqualTo("k1");
        assertThat(event.type()).isEqualTo("test.said.v1");
        assertThat(event.correlationId()).isEqualTo("corr-1");
        assertThat(event.headers())
                .containsEntry("ce_source", "/slotkeeper/notifier")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_project", "default")
                .containsEntry("content-type", "application/json");
        assertThat(event.json().path("a").asInt()).isEqualTo(1);
        Awaitility.await().untilAsserted(() -> assertThat(count("select count(*) from outbox"))
                .isZero());
    }

    @Test
    void aRolledBackPublicationIsNeverSent() {
        UUID id = Ids.next();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish(publication(id, "k2"));
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessageContaining("changed its mind");
        UUID later = Ids.next();
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(publication(later, "k2")));
        kafka.await(OUT, e -> later.toString().equals(e.id()));
        assertThat(kafka.read(OUT)).noneMatch(e -> id.toString().equals(e.id()));
    }

    @Test
    void publishingOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.publish(publication(Ids.next(), "k3")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTombstoneHasNoValueButKeepsItsEnvelope() {
        UUID id = Ids.next();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(new Publication(id, OUT, "k4", "test.gone.v1", "k4", "default", null, null)));
        ReceivedEvent event = kafka.await(OUT, e -> id.toString().equals(e.id()));
        assertThat(event.value()).isNull();
        assertThat(event.type()).isEqualTo("test.gone.v1");
    }

    @Test
    void theOrderOfOneKeyIsKeptOverManyTransactions() {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            UUID id = Ids.next();
            sent.add(id.toString());
            QuarkusTransaction.requiringNew().run(() -> outbox.publish(publication(id, "ordered")));
        }
        kafka.await(OUT, e -> sent.get(sent.size() - 1).equals(e.id()));
        assertThat(kafka.read(OUT).stream()
                        .filter(e -> "ordered".equals(e.key()))
                        .map(ReceivedEvent::id)
                        .distinct())
                .containsExactlyElementsOf(sent);
    }

    @Test
    void aRowThatCommitsLateIsSentAllTheSame() throws Exception {
        UUID early = Ids.next();
        UUID late = Ids.next();
        Thread slow = new Thread(() -> QuarkusTransaction.requiringNew().run(() -> {
            insertOutboxRow(late);
            kafka.await(OUT, e -> early.toString().equals(e.id()));
        }));
        slow.start();
        Awaitility.await()
                .until(() -> count("select count(*) from pg_stat_activity where state = 'idle in transaction'") > 0);
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(publication(early, "early")));
        slow.join();
        kafka.await(OUT, e -> late.toString().equals(e.id()));
    }

    @Test
    void anEventThatArrivesTwiceIsAppliedOnce() {
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            kafka.send(id, IN, "twice", NumbersConsumer.TYPE, "twice", "{\"value\":1}", Map.of());
        }
        kafka.send(IN, "twice", NumbersConsumer.TYPE, "twice-marker", "{\"value\":1}");
        awaitEffects("twice-marker", 1);
        assertThat(effects("twice")).isEqualTo(1);
    }

    @Test
    void poisonOfEveryKindIsPutAsideAndTheRestOfTheBatchIsApplied() {
        List<ProducerRecord<String, byte[]>> poison = List.of(
                new ProducerRecord<>(IN, "p", bytes("no headers at all")),
                new ProducerRecord<>(IN, null, null),
                new ProducerRecord<>(IN, "p", new byte[900 * 1024]));
        int before = kafka.read(DEAD).size();
        kafka.send(IN, "p", NumbersConsumer.TYPE, "survivor", "{\"value\":1}");
        poison.forEach(kafka::sendRaw);
        kafka.send(IN, "p", NumbersConsumer.TYPE, "p", "{\"value\":");
        kafka.send(IN, "p", NumbersConsumer.TYPE, "p", "{\"value\":\"seven\"}");
        kafka.send(IN, "p", NumbersConsumer.TYPE, "p", "{}");
        kafka.send(IN, "p", NumbersConsumer.TYPE, "p", "{\"value\":-1}");
        kafka.send(IN, "p", "test.unknown.v9", "p", "{}");
        IntStream.range(0, 20).forEach(i -> kafka.send(IN, "p" + i, NumbersConsumer.TYPE, "survivor", "{\"value\":1}"));

        awaitEffects("survivor", 21);
        Awaitility.await().untilAsserted(() -> assertThat(kafka.read(DEAD)).hasSize(before + 7));
        List<ReceivedEvent> letters = kafka.read(DEAD).subList(before, before + 7);
        assertThat(letters).allSatisfy(letter -> assertThat(letter.headers())
                .containsKeys("dead-letter-reason", "dead-letter-offset")
                .containsEntry("dead-letter-topic", IN)
                .containsEntry("dead-letter-consumer", NumbersConsumer.CONSUMER));
        assertThat(letters).extracting(ReceivedEvent::value).contains("{\"value\":\"seven\"}", "no headers at all");
        assertThat(effects("p")).isZero();
    }

    @Test
    void theTraceOfTheCallerTravelsWithTheEvent() {
        UUID id = Ids.next();
        Span span = telemetry.getTracer("test").spanBuilder("request").startSpan();
        try (var scope = span.makeCurrent()) {
            QuarkusTransaction.requiringNew().run(() -> outbox.publish(publication(id, "traced")));
        } finally {
            span.end();
        }
        ReceivedEvent event = kafka.await(OUT, e -> id.toString().equals(e.id()));
        assertThat(event.headers().get("traceparent"))
                .contains(span.getSpanContext().getTraceId());
    }

    @Test
    void databaseErrorsAreToldFromBadRecords() {
        assertThat(Infrastructure.failed(new IllegalStateException(new SQLException("gone", "08006"))))
                .isTrue();
        assertThat(Infrastructure.failed(new IllegalStateException(new SQLException("shutdown", "57P01"))))
                .isTrue();
        assertThat(Infrastructure.failed(new InfrastructureException("x", new SQLException("pool exhausted"))))
                .isTrue();
        assertThat(Infrastructure.failed(new IllegalStateException(new SQLException("duplicate", "23505"))))
                .isFalse();
        Exception commit = new IllegalStateException(new RollbackException("could not commit"));
        assertThat(Infrastructure.failed(commit)).isFalse();
        commit.getCause().addSuppressed(new IllegalStateException(new SQLException("terminated", "57P01")));
        assertThat(Infrastructure.failed(commit)).isTrue();
        assertThat(Infrastructure.failed(new PoisonException("bad", new SQLException("gone", "08006"))))
                .isFalse();
        assertThat(Infrastructure.failed(new NullPointerException())).isFalse();
    }

    @Test
    void whileTheServiceStopsNoRecordIsAtFault() {
        Patience patience = new Patience();
        RuntimeException closed = new IllegalStateException("EntityManagerFactory is closed");
        assertThat(patience.isRecordsFault(closed)).isTrue();
        patience.stop();
        assertThat(patience.isRecordsFault(closed)).isFalse();
    }

    @Test
    void aWaitingRecordIsAppliedWhenTheConnectionIsBack() throws SQLException {
        kafka.send(IN, "cut", NumbersConsumer.TYPE, "before-cut", "{\"value\":1}");
        awaitEffects("before-cut", 1);
        IntStream.range(0, 50).forEach(i -> kafka.send(IN, "cut" + i, NumbersConsumer.TYPE, "cut", "{\"value\":1}"));
        terminateOtherConnections();
        awaitEffects("cut", 50);
        // dead connections that nobody has used since must not be the next test's
        database.flush(AgroalDataSource.FlushMode.GRACEFUL);
    }

    private void terminateOtherConnections() throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where usename = current_user and pid <> pg_backend_pid()");
        }
    }

    /** Takes its number in the outbox now, as a transaction does that is about to commit. */
    private void insertOutboxRow(UUID id) {
        String ceId = Base64.getEncoder().encodeToString(bytes(id.toString()));
        count("with late as (insert into outbox (topic, headers) values ('" + OUT
                + "', '[{\"name\":\"ce_id\",\"base64\":\"" + ceId + "\"}]') returning 1) select count(*) from late");
    }

    private static Publication publication(UUID id, String key) {
        return new Publication(id, OUT, key, "test.said.v1", key, "default", null, Map.of("n", 1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void awaitEffects(String subject, int expected) {
        Awaitility.await("effects of " + subject)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(effects(subject)).isEqualTo(expected));
    }

    private long effects(String subject) {
        return count("select count(*) from effect where subject = '" + subject + "'");
    }

    private long count(String query) {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
