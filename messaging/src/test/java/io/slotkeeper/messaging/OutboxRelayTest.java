package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the relay does with rows that do not go, and what its batches cost. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "messaging"))
class OutboxRelayTest {
    private static final String OUT = "slotkeeper.policy.verdicts";
    private static final String OTHER = "slotkeeper.policy.rulesets";
    private static final int MEGABYTE = 1024 * 1024;

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Inject
    TopicIds topicIds;

    private KafkaProbe kafka;
    private Sql sql;

    @BeforeEach
    void connect() {
        kafka = new KafkaProbe();
        sql = new Sql(database);
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    void aRecordThatTheBrokerNeverTakesIsPutAsideAndTheOthersGoOn() {
        UUID tooLargeForTheTopic = Ids.next();
        UUID tooLargeForAnyRequest = Ids.next();
        UUID next = Ids.next();
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.publish(publication(tooLargeForTheTopic, OUT, noise(2 * MEGABYTE)));
            outbox.publish(publication(tooLargeForAnyRequest, OUT, noise(13 * MEGABYTE)));
            outbox.publish(publication(next, OUT, "small"));
        });

        kafka.await(OUT, event -> next.toString().equals(event.id()));
        awaitEmptyOutbox();
        for (UUID id : new UUID[] {tooLargeForTheTopic, tooLargeForAnyRequest}) {
            String letter = sql.text("select concat_ws(' ', direction, state, topic, record_key, event_type, project,"
                    + " length(payload) > 2000000, reason) from dead_letter where event_id = '" + id + "'");
            assertThat(letter).startsWith("OUT OPEN " + OUT + " k test.said.v1 default t RecordTooLargeException");
        }
        assertThat(kafka.read(OUT)).extracting(ReceivedEvent::id).doesNotContain(tooLargeForTheTopic.toString());
    }

    @Test
    void aMissingTopicHoldsNobodyUpAndItsRowsBecomeLettersAfterATime() {
        UUID lost = Ids.next();
        UUID next = Ids.next();
        String nowhere = "slotkeeper.test.nowhere";
        publish(publication(lost, nowhere, "x"));
        publish(publication(next, OUT, "y"));

        kafka.await(OUT, event -> next.toString().equals(event.id()));
        assertThat(sql.number("select count(*) from outbox where topic = '" + nowhere + "'"))
                .as("it is waited for")
                .isEqualTo(1);
        awaitEmptyOutbox();
        assertThat(sql.text("select reason from dead_letter where direction = 'OUT' and event_id = '" + lost + "'"))
                .contains("no topic " + nowhere);
    }

    @Test
    void aNameThatNoTopicCanHaveHoldsNobodyUp() {
        UUID next = Ids.next();
        publish(publication(Ids.next(), "not a topic!", "x"));
        publish(publication(next, OUT, "y"));
        kafka.await(OUT, event -> next.toString().equals(event.id()));
        awaitEmptyOutbox();
    }

    /** Compressing and cutting up what lives for milliseconds costs more than all the rest of storing it. */
    @Test
    void whatWaitsIsStoredInOnePiece() throws Exception {
        withoutTheRelay((connection, producer) -> {
            connection
                    .createStatement()
                    .execute("insert into outbox (topic, headers, payload) values ('" + OTHER
                            + "', '[]', convert_to(repeat('the same again ', 400), 'UTF8'))");
            assertThat(sql.text(
                            "select concat_ws(' ', pg_column_compression(payload), pg_column_toast_chunk_id(payload))"
                                    + " from outbox where topic = '" + OTHER + "'"))
                    .isEmpty();
        });
    }

    @Test
    void aTransactionThatIsHeldOpenLosesNoRowAndBlocksNobody() throws SQLException {
        String late = UUID.randomUUID().toString();
        try (Connection held = database.getConnection()) {
            held.setAutoCommit(false);
            insertRows(held, OUT, late, 1);
            long before = sql.number("select coalesce(max(seq), 0) from outbox");
            String others = UUID.randomUUID().toString();
            try (Connection quick = database.getConnection()) {
                insertRows(quick, OTHER, others, 1000);
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> countOn(OTHER, others) == 1000);
            awaitEmptyOutbox();
            assertThat(countOn(OUT, late)).isZero();
            assertThat(before).isZero();
            held.commit();
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> countOn(OUT, late) == 1);
        awaitEmptyOutbox();
    }

    @Test
    void aRowThatCommitsLateIsTheFirstOfTheNextBatch() throws Exception {
        withoutTheRelay((connection, producer) -> {
            OutboxBatch batch = batch(new StatementCounter(connection).dataSource(), producer);
            try (Connection held = database.getConnection()) {
                held.setAutoCommit(false);
                insertRows(held, OUT, "late", 1);
                for (int i = 0; i < 4; i++) {
                    insertRows(connection, OTHER, "meanwhile", 5);
                    assertThat(batch.send().sent()).isEqualTo(5);
                }
                held.commit();
            }
            insertRows(connection, OTHER, "after it", 5);
            assertThat(batch.send().sent()).isEqualTo(6);
        });
    }

    /** As after a restore from a backup, while the service goes on. */
    @Test
    void numbersThatAreGivenOutAgainAreFound() throws Exception {
        withoutTheRelay((connection, producer) -> {
            OutboxBatch batch = batch(new StatementCounter(connection).dataSource(), producer);
            for (int i = 0; i < 4; i++) {
                insertRows(connection, OTHER, "before", 5);
                assertThat(batch.send().sent()).isEqualTo(5);
            }
            connection
                    .createStatement()
                    .execute("insert into outbox (seq, topic, record_key, headers) overriding system value values (1, '"
                            + OTHER + "', 'again', '[]')");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> batch.send().sent() == 1);
        });
    }

    @Test
    void aBatchCostsTheSameFewStatementsHoweverManyRowsItHas() throws Exception {
        withoutTheRelay((connection, producer) -> {
            String mark = UUID.randomUUID().toString();
            insertRows(connection, OUT, mark, 1000);
            StatementCounter counter = new StatementCounter(connection);
            OutboxBatch batch = batch(counter.dataSource(), producer);

            OutboxBatch.Result first = batch.send();
            double requests = requests(producer);
            OutboxBatch.Result second = batch.send();

            assertThat(requests(producer) - requests)
                    .as("requests to the broker")
                    .isBetween(1.0, 5.0);
            assertThat(List.of(first.sent(), second.sent())).containsOnly(500);
            assertThat(List.of(first.full(), second.full())).containsOnly(true);

            assertThat(counter.statements()).as("lock, read, delete, marks").isEqualTo(2 * 4);
            assertThat(counter.commits()).isEqualTo(2);
            assertThat(countOn(OUT, mark)).isEqualTo(1000);
        });
    }

    /** Of two instances one has noticed that the topic is a new one, and the other, which sends, has not. */
    @Test
    void rowsThatWereSentUnderTheIdOfATopicThatIsGoneAreSentAgainUnderTheNewOne() throws Exception {
        withoutTheRelay((connection, producer) -> {
            String mark = UUID.randomUUID().toString();
            String id = topicIds.of(OUT).orElseThrow();
            connection.createStatement().execute("delete from sent_mark where topic = '" + OUT + "'");
            connection
                    .createStatement()
                    .execute("insert into sent_mark (topic, partition, topic_id, last_offset) select '" + OUT
                            + "', p, '" + id + "', -1 from generate_series(0, 3) p");
            insertRows(connection, OUT, mark, 3);
            insertRows(connection, OTHER, mark, 2);
            topicIds.learn(OUT, "the-id-of-a-topic-that-is-gone");
            OutboxBatch batch = batch(new StatementCounter(connection).dataSource(), producer);

            assertThat(batch.send().sent()).isEqualTo(2);
            assertThat(sql.number("select count(*) from outbox where record_key = '" + mark + "'"))
                    .isEqualTo(3);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> batch.send().sent() == 3);
            assertThat(sql.number("select max(last_offset) from sent_mark where topic = '" + OUT + "' and topic_id = '"
                            + id + "'"))
                    .isGreaterThanOrEqualTo(countOn(OUT, mark) - 1);
            assertThat(countOn(OUT, mark)).isEqualTo(6);
        });
    }

    @Test
    void largeRecordsMakeSmallBatches() throws Exception {
        withoutTheRelay((connection, producer) -> {
            String mark = UUID.randomUUID().toString();
            connection
                    .createStatement()
                    .execute("insert into outbox (topic, record_key, headers, payload) select '" + OUT + "', '" + mark
                            + "', '[]', convert_to(repeat('x', 1000000), 'UTF8') from generate_series(1, 20)");
            OutboxBatch batch = batch(new StatementCounter(connection).dataSource(), producer);

            OutboxBatch.Result first = batch.send();
            OutboxBatch.Result second = batch.send();

            assertThat(List.of(first.sent(), second.sent())).containsExactly(17, 3);
            assertThat(List.of(first.full(), second.full())).containsExactly(true, false);
        });
    }

    @Test
    void whatWasSentIsMarkedWithTheTopicsId() throws Exception {
        UUID id = Ids.next();
        publish(publication(id, OTHER, "x"));
        kafka.await(OTHER, event -> id.toString().equals(event.id()));
        awaitEmptyOutbox();
        assertThat(sql.number("select last_offset + 1 from sent_mark where topic = '" + OTHER + "' and topic_id = '"
                        + topicIds.of(OTHER).orElseThrow() + "'"))
                .isEqualTo(kafka.read(OTHER).size());
    }

    private interface Sending {
        void with(Connection connection, KafkaProducer<String, byte[]> producer) throws Exception;
    }

    /** Keeps the relay's lock meanwhile, so that only the test sends. */
    private void withoutTheRelay(Sending sending) throws Exception {
        try (Connection connection = database.getConnection();
                KafkaProducer<String, byte[]> producer = producer()) {
            connection
                    .createStatement()
                    .execute("select pg_advisory_lock(hashtextextended('outbox ' || current_schema(), 0))");
            try {
                sending.with(connection, producer);
            } finally {
                connection.setAutoCommit(true);
                connection
                        .createStatement()
                        .execute("select pg_advisory_unlock(hashtextextended('outbox ' || current_schema(), 0))");
            }
        }
    }

    private OutboxBatch batch(DataSource database, KafkaProducer<String, byte[]> producer) {
        return new OutboxBatch(
                database, producer, topicIds, new HeaderJson(new ObjectMapper()), 500, Duration.ofMinutes(1));
    }

    /** Requests of all kinds that the producer has sent since it began. */
    private static double requests(KafkaProducer<String, byte[]> producer) {
        return producer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals("producer-metrics"))
                .filter(metric -> metric.getKey().name().equals("request-total"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .findFirst()
                .orElseThrow();
    }

    private long countOn(String topic, String key) {
        return kafka.read(topic).stream()
                .filter(event -> key.equals(event.key()))
                .count();
    }

    private void publish(Publication publication) {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(publication));
    }

    private void awaitEmptyOutbox() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        sql.number("select count(*) from outbox"))
                .isZero());
    }

    private static void insertRows(Connection connection, String topic, String key, int rows) throws SQLException {
        try (var insert = connection.prepareStatement("insert into outbox (topic, record_key, headers, payload)"
                + " select ?, ?, '[]'::jsonb, convert_to(n::text, 'UTF8') from generate_series(1, ?) n")) {
            insert.setString(1, topic);
            insert.setString(2, key);
            insert.setInt(3, rows);
            insert.executeUpdate();
        }
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                OutboxRelay.producerSettings(Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static Publication publication(UUID id, String topic, String text) {
        return new Publication(id, topic, "k", "test.said.v1", "k", "default", null, Map.of("text", text));
    }

    /** Text that no compression makes small. */
    private static String noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        return Base64.getEncoder().encodeToString(noise);
    }
}
