package io.slotkeeper.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.OpenApiRoles;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import io.slotkeeper.messaging.testing.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of poison becomes a letter, and operators work the letters off over HTTP. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "messaging"))
class DeadLettersTest {
    private static final String IN = "slotkeeper.notifier.notifications";
    private static final String DEAD = "slotkeeper.notifier.dead-letters";
    private static final String API = "/api/test/v1/dead-letters";
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    @Inject
    EventIntake intake;

    @Inject
    FickleHandler fickle;

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    private KafkaProbe kafka;
    private Sql sql;

    @BeforeEach
    void connect() {
        kafka = new KafkaProbe();
        sql = new Sql(database);
        fickle.refuse(true);
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    record Poison(String name, ProducerRecord<String, byte[]> record, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Poison> everyKindOfPoison() {
        byte[] large = new byte[TEN_MEGABYTES];
        Arrays.fill(large, (byte) 'x');
        ProducerRecord<String, byte[]> longId = event("test.number.v1", "{\"value\":1}");
        longId.headers().remove("ce_id").add("ce_id", new byte[900]);
        ProducerRecord<String, byte[]> hugeHeader = event("test.number.v1", "{\"value\":\"x\"}");
        hugeHeader.headers().add("huge", Arrays.copyOf(large, 2 * 1024 * 1024));
        ProducerRecord<String, byte[]> nullHeader = event("test.number.v1", "{\"value\":1}");
        nullHeader.headers().remove("ce_id").add("ce_id", null);
        ProducerRecord<String, byte[]> structured = new ProducerRecord<>(IN, "p", bytes("{\"specversion\":7"));
        structured.headers().add("content-type", bytes("application/cloudevents+json"));
        return Stream.of(
                new Poison("no headers", new ProducerRecord<>(IN, "p", bytes("{}")), "not a CloudEvent"),
                new Poison("nothing at all", new ProducerRecord<>(IN, null, null), "not a CloudEvent"),
                new Poison(
                        "10 MB",
                        new ProducerRecord<>(
                                IN,
                                null,
                                "p",
                                large,
                                event("test.number.v1", "").headers()),
                        "not JSON"),
                new Poison(
                        "a tombstone",
                        new ProducerRecord<>(
                                IN, null, "p", null, event("test.number.v1", "").headers()),
                        "a tombstone where a Number"),
                new Poison("bad JSON", event("test.number.v1", "{\"value\":"), "not JSON"),
                new Poison("no JSON", event("test.number.v1", ""), "payload is empty"),
                new Poison("deep JSON", event("test.number.v1", "[".repeat(100_000)), "not JSON"),
                new Poison("wrong field", event("test.number.v1", "{\"value\":\"seven\"}"), "not a valid Number"),
                new Poison("missing field", event("test.number.v1", "{}"), "no value"),
                new Poison("broken constraint", event("test.number.v1", "{\"value\":-1}"), "effect_value_check"),
                new Poison(
                        "unknown version", event("test.number.v9", "{\"value\":1}"), "unknown version: test.number.v9"),
                new Poison("long id", longId, "longer than"),
                new Poison("id without value", nullHeader, "not a CloudEvent"),
                new Poison("structured mode", structured, "not a CloudEvent"),
                new Poison("huge header", hugeHeader, "not a valid Number"),
                new Poison(
                        "key with NUL",
                        withKey("a\0b", event("test.number.v1", "{\"value\":-1}")),
                        "effect_value_check"));
    }

    @ParameterizedTest
    @MethodSource
    void everyKindOfPoison(Poison poison) throws Exception {
        String after = "after-" + UUID.randomUUID();
        long letters = sql.number("select count(*) from dead_letter");
        try (KafkaProducer<String, byte[]> producer = compressing()) {
            producer.send(new ProducerRecord<>(
                            IN,
                            0,
                            poison.record().key(),
                            poison.record().value(),
                            poison.record().headers()))
                    .get();
            producer.send(new ProducerRecord<>(
                            IN,
                            0,
                            "p",
                            bytes("{\"value\":1}"),
                            event(after, "test.number.v1", "").headers()))
                    .get();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> sql.number("select count(*) from effect where subject = '" + after + "'") == 1);
        assertThat(sql.number("select count(*) from dead_letter")).isEqualTo(letters + 1);
        UUID letter = UUID.fromString(sql.text("select id from dead_letter order by id desc limit 1"));
        assertThat(sql.text("select reason from dead_letter where id = '" + letter + "'"))
                .contains(poison.reason());
        byte[] value = poison.record().value();
        assertThat(sql.number(
                        "select coalesce(octet_length(payload), -1) from dead_letter where id = '" + letter + "'"))
                .isEqualTo(value == null ? -1 : value.length);
        ReceivedEvent published = kafka.await(
                DEAD, event -> letter.toString().equals(event.headers().get("dead-letter-id")));
        assertThat(published.headers())
                .containsEntry("dead-letter-topic", IN)
                .containsEntry("dead-letter-consumer", NumbersConsumer.CONSUMER)
                .containsKeys("dead-letter-reason", "dead-letter-partition", "dead-letter-offset");
        assertThat(published.value()).isEqualTo(value == null ? null : new String(value, StandardCharsets.UTF_8));
        as("operator").get(API + "/" + letter).then().statusCode(200);
    }

    @Test
    void whatIsMeantForOthersIsNoLetter() {
        long letters = sql.number("select count(*) from dead_letter");
        kafka.send(IN, "foreign", "org.example.other.v1", "foreign", "{}");
        kafka.send(IN, "foreign", NumbersConsumer.TYPE, "after-foreign", "{\"value\":1}");
        Awaitility.await().until(() -> sql.number("select count(*) from effect where subject = 'after-foreign'") == 1);
        assertThat(sql.number("select count(*) from dead_letter")).isEqualTo(letters);
    }

    @Test
    void aLetterLargerThanTheTopicTakesIsPublishedWithoutItsContent() {
        byte[] tooLarge = new byte[DeadLetters.PUBLISHED_BYTES + 1];
        UUID letter = letterOf(Batches.received(new ProducerRecord<>(Batches.TOPIC, "k", tooLarge)));
        ReceivedEvent published = kafka.await(
                DEAD, event -> letter.toString().equals(event.headers().get("dead-letter-id")));
        assertThat(published.value()).isNull();
        assertThat(published.headers()).containsEntry("dead-letter-shortened", "true");
        as("operator")
                .get(API + "/" + letter)
                .then()
                .body("payload.bytes", equalTo(tooLarge.length))
                .body("payload.truncated", equalTo(true));
    }

    @Test
    void aLetterIsShownWithEverythingThatIsKnown() {
        String id = UUID.randomUUID().toString();
        UUID letter = letterOf(Batches.event(id, FickleHandler.TYPE, "s", "{\"n\":7}"));
        as("operator")
                .get(API + "/" + letter)
                .then()
                .statusCode(200)
                .body("letter.state", equalTo("OPEN"))
                .body("letter.direction", equalTo("IN"))
                .body("letter.channel", equalTo(FickleHandler.CHANNEL))
                .body("letter.topic", equalTo(Batches.TOPIC))
                .body("letter.eventId", equalTo(id))
                .body("letter.type", equalTo(FickleHandler.TYPE))
                .body("letter.reason", equalTo("not today"))
                .body("payload.json.n", equalTo(7))
                .body("payload.truncated", equalTo(false))
                .body("headers.find { it.name == 'ce_id' }.text", equalTo(id))
                .body("decisions", hasSize(0));
    }

    @Test
    void aPayloadThatIsNotJsonIsShownAsBase64() {
        UUID letter =
                letterOf(Batches.received(new ProducerRecord<>(Batches.TOPIC, "k", new byte[] {1, 2, (byte) 200})));
        as("operator")
                .get(API + "/" + letter)
                .then()
                .body("payload.json", nullValue())
                .body("payload.base64", equalTo(Base64.getEncoder().encodeToString(new byte[] {1, 2, (byte) 200})));
    }

    @Test
    void aReplayAppliesTheEventOnceAndIsKept() {
        String id = UUID.randomUUID().toString();
        UUID letter = letterOf(Batches.event(id, FickleHandler.TYPE, "s", "{}"));

        problem(replay(letter), 422, "replay-failed").body("detail", equalTo("not today"));
        fickle.refuse(false);
        replay(letter).statusCode(200).body("note", nullValue());
        problem(replay(letter), 409, "dead-letter-decided");
        problem(dismiss(letter, "too late"), 409, "dead-letter-decided");

        assertThat(fickle.applied(id)).isEqualTo(1);
        kafka.await(FickleHandler.OUT, event -> id.equals(event.correlationId()));
        assertThat(kafka.read(FickleHandler.OUT).stream()
                        .filter(event -> id.equals(event.correlationId()))
                        .map(ReceivedEvent::id)
                        .distinct())
                .as("the answers of attempts that failed are not sent")
                .hasSize(1);
        as("admin")
                .get(API + "/" + letter)
                .then()
                .body("letter.state", equalTo("REPLAYED"))
                .body("letter.attempts", equalTo(1))
                .body("letter.lastFailure", equalTo("not today"))
                .body("letter.decidedBy", equalTo("local-operator"))
                .body("decisions.decision", contains("REPLAY_FAILED", "REPLAYED"))
                .body("decisions.actor", contains("local-operator", "local-operator"))
                .body("decisions.reason", contains("not today", null));
    }

    @Test
    void anEventThatWasAppliedMeanwhileIsNotAppliedAgain() {
        String id = UUID.randomUUID().toString();
        UUID letter = letterOf(Batches.event(id, FickleHandler.TYPE, "s", "{}"));
        fickle.refuse(false);
        intake.apply(fickle, Batches.of(List.of(Batches.event(id, FickleHandler.TYPE, "s", "{}"))));

        replay(letter).statusCode(200).body("note", containsString("applied already"));
        assertThat(fickle.applied(id)).isEqualTo(1);
        as("operator").get(API + "/" + letter).then().body("letter.state", equalTo("REPLAYED"));
    }

    @Test
    void aReplayedEventThatArrivesAgainIsKnown() {
        String id = UUID.randomUUID().toString();
        ConsumerRecord<String, byte[]> record = Batches.event(id, FickleHandler.TYPE, "s", "{}");
        UUID letter = letterOf(record);
        fickle.refuse(false);
        replay(letter).statusCode(200);
        intake.apply(fickle, Batches.of(List.of(record)));
        assertThat(fickle.applied(id)).isEqualTo(1);
    }

    @Test
    void ofManyReplaysAtOnceOneWins() throws Exception {
        String id = UUID.randomUUID().toString();
        UUID letter = letterOf(Batches.event(id, FickleHandler.TYPE, "s", "{}"));
        fickle.refuse(false);
        ExecutorService together = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> replay =
                    () -> as("operator").post(API + "/" + letter + "/replay").statusCode();
            List<Integer> statuses = together
                    .invokeAll(IntStream.range(0, 8).mapToObj(i -> replay).toList())
                    .stream()
                    .map(DeadLettersTest::result)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        } finally {
            together.shutdown();
        }
        assertThat(fickle.applied(id)).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadCannotBeReplayedButDismissed() {
        UUID letter = letterOf(Batches.received(new ProducerRecord<>(Batches.TOPIC, "k", new byte[] {7})));
        problem(replay(letter), 422, "replay-failed").body("detail", containsString("not a CloudEvent"));
        problem(dismiss(letter, null), 400, "reason-missing");
        problem(dismiss(letter, "  "), 400, "reason-missing");
        dismiss(letter, "an agent of the test lab wrote this").statusCode(204);
        problem(replay(letter), 409, "dead-letter-decided");
        as("operator")
                .get(API + "/" + letter)
                .then()
                .body("letter.state", equalTo("DISMISSED"))
                .body("letter.decisionReason", equalTo("an agent of the test lab wrote this"))
                .body("decisions.decision", contains("REPLAY_FAILED", "DISMISSED"));
    }

    @Test
    void aDismissedRecordThatIsReadAgainStaysDismissed() {
        ConsumerRecord<String, byte[]> record =
                Batches.event(UUID.randomUUID().toString(), FickleHandler.TYPE, "s", "{}");
        UUID letter = letterOf(record);
        dismiss(letter, "not wanted").statusCode(204);
        intake.apply(fickle, Batches.of(List.of(record)));
        assertThat(sql.text("select state from dead_letter where id = '" + letter + "'"))
                .isEqualTo("DISMISSED");
    }

    @Test
    void anotherVersionIsReplayedOnlyWhenItIsKnown() {
        UUID letter = letterOf(Batches.event(UUID.randomUUID().toString(), "test.fickle.v2", "s", "{}"));
        fickle.refuse(false);
        problem(replay(letter), 422, "replay-failed").body("detail", containsString("unknown version"));
    }

    @Test
    void aRecordThatKafkaRefusedIsSentAgainOnce() {
        UUID id = Ids.next();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(new Publication(
                        id, "slotkeeper.test.later", "k", "test.said.v1", "k", "default", null, Map.of("n", 1))));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> sql.number("select count(*) from dead_letter where event_id = '" + id + "'") == 1);
        UUID letter = UUID.fromString(sql.text("select id from dead_letter where event_id = '" + id + "'"));
        // the record meant a topic that Kafka has by now
        sql.run("update dead_letter set topic = '" + FickleHandler.OUT + "' where id = '" + letter + "'");

        replay(letter).statusCode(200);
        problem(replay(letter), 409, "dead-letter-decided");
        ReceivedEvent sent =
                kafka.await(FickleHandler.OUT, event -> id.toString().equals(event.id()));
        assertThat(sent.json().path("n").asInt()).isEqualTo(1);
    }

    @Test
    void lettersAreListedInPagesAndFiltered() {
        String type = "test.fickle-" + UUID.randomUUID();
        List<UUID> letters = IntStream.range(0, 5)
                .mapToObj(i -> letterOf(received("k", type, "garbage " + i)))
                .toList();
        dismiss(letters.get(1), "one less").statusCode(204);
        String first = list("operator", Map.of("type", type, "limit", "2"))
                .body("items.id", contains(text(letters.subList(0, 2))))
                .extract()
                .path("next");
        list("operator", Map.of("type", type, "limit", "3", "after", first))
                .body("items.id", contains(text(letters.subList(2, 5))))
                .body("next", nullValue());
        list("operator", Map.of("type", type, "state", "DISMISSED")).body("items", hasSize(1));
        list("operator", Map.of("type", type, "state", "OPEN", "topic", Batches.TOPIC, "channel", "fickle"))
                .body("items", hasSize(4));
        list("operator", Map.of("type", type, "topic", "slotkeeper.other")).body("items", hasSize(0));
        list("operator", Map.of("type", type, "since", "2999-01-01T00:00:00Z")).body("items", hasSize(0));
        list("operator", Map.of("type", type, "since", "2001-01-01T00:00:00Z")).body("items", hasSize(5));
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 501", "limit, many", "state, open", "since, yesterday", "after, 17"})
    void aQueryThatCannotBeMeantIsRefused(String name, String value) {
        problem(as("operator").queryParam(name, value).get(API).then(), 400, "invalid-request");
    }

    @Test
    void manyAreDecidedAboutAtOnceAndABoundIsKept() {
        String type = "test.fickle-" + UUID.randomUUID();
        IntStream.range(0, 5).forEach(i -> letterOf(received("k", type, "garbage " + i)));
        Map<String, Object> filter = Map.of("type", type);

        String next = bulk("replay", Map.of("filter", filter, "limit", 2))
                .statusCode(200)
                .body("done", equalTo(0))
                .body("failed", equalTo(2))
                .body("remaining", equalTo(true))
                .extract()
                .path("next");
        bulk("replay", Map.of("filter", filter, "after", next))
                .body("failed", equalTo(3))
                .body("remaining", equalTo(false));
        problem(bulk("dismiss", Map.of("filter", filter)), 400, "reason-missing");
        problem(bulk("dismiss", Map.of("reason", "no filter")), 400, "invalid-request");
        bulk("dismiss", Map.of("filter", filter, "reason", "a test's", "limit", 4))
                .body("done", equalTo(4))
                .body("remaining", equalTo(true));
        bulk("dismiss", Map.of("filter", filter, "reason", "a test's"))
                .body("done", equalTo(1))
                .body("remaining", equalTo(false));
        assertThat(sql.number("select count(*) from dead_letter_decision d join dead_letter l on l.id = d.letter"
                        + " where l.event_type = '" + type + "' and d.actor = 'local-operator'"))
                .isEqualTo(10);
    }

    @Test
    void manyAreReplayedAtOnce() {
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        String project = "bulk-" + UUID.randomUUID();
        ids.forEach(id -> letterOf(Batches.event(id, FickleHandler.TYPE, "s", "{}", project)));
        fickle.refuse(false);
        sql.run("update dead_letter set project = 'default', topic = '" + project + "' where project = '" + project
                + "'");
        bulk("replay", Map.of("filter", Map.of("topic", project)))
                .body("done", equalTo(3))
                .body("failed", equalTo(0));
        assertThat(ids).allSatisfy(id -> assertThat(fickle.applied(id)).isEqualTo(1));
    }

    @Test
    void anOperatorSeesTheLettersOfTheirProjectAndAnAdminAll() {
        UUID foreign = letterOf(Batches.event(UUID.randomUUID().toString(), FickleHandler.TYPE, "s", "{}", "blue"));
        fickle.refuse(false);
        problem(as("operator").get(API + "/" + foreign).then(), 404, "dead-letter-unknown");
        problem(replay(foreign), 404, "dead-letter-unknown");
        problem(dismiss(foreign, "not mine"), 404, "dead-letter-unknown");
        list("operator", Map.of("type", FickleHandler.TYPE, "limit", "500"))
                .body("items.id", not(hasItem(foreign.toString())));
        as("admin").get(API + "/" + foreign).then().statusCode(200).body("letter.project", equalTo("blue"));
        as("admin").post(API + "/" + foreign + "/replay").then().statusCode(200);
    }

    @Test
    void rolesOfTheAbstractResourceHoldForItsSubclass() {
        Set<String> operators = Set.of("operator", "admin");
        assertThat(OpenApiRoles.violations(Map.of(
                                "GET " + API, operators,
                                "GET " + API + "/{id}", operators,
                                "POST " + API + "/{id}/replay", operators,
                                "POST " + API + "/{id}/dismiss", operators,
                                "POST " + API + "/replay", operators,
                                "POST " + API + "/dismiss", operators))
                        .stream()
                        .filter(violation -> violation.contains(API)))
                .isEmpty();
    }

    private UUID letterOf(ConsumerRecord<String, byte[]> record) {
        intake.apply(fickle, Batches.of(List.of(record)));
        return UUID.fromString(
                sql.text("select id from dead_letter where channel = 'fickle' and record_offset = " + record.offset()));
    }

    /** Has a type but no envelope that can be read. */
    private static ConsumerRecord<String, byte[]> received(String key, String type, String garbage) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Batches.TOPIC, key, bytes(garbage));
        record.headers().add("ce_type", bytes(type));
        return Batches.received(record);
    }

    private static ProducerRecord<String, byte[]> event(String type, String json) {
        return event("p", type, json);
    }

    private static ProducerRecord<String, byte[]> event(String subject, String type, String json) {
        ConsumerRecord<String, byte[]> event = Batches.event(UUID.randomUUID().toString(), type, subject, json);
        return new ProducerRecord<>(IN, null, "p", event.value(), event.headers());
    }

    private static ProducerRecord<String, byte[]> withKey(String key, ProducerRecord<String, byte[]> record) {
        return new ProducerRecord<>(record.topic(), null, key, record.value(), record.headers());
    }

    private static KafkaProducer<String, byte[]> compressing() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                        "compression.type",
                        "lz4",
                        "max.request.size",
                        12 * 1024 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String[] text(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static int result(Future<Integer> status) {
        try {
            return status.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", TestTokens.bearer(role)).contentType(ContentType.JSON);
    }

    private static ValidatableResponse list(String role, Map<String, String> query) {
        return as(role).queryParams(query).get(API).then().statusCode(200);
    }

    private static ValidatableResponse replay(UUID letter) {
        return as("operator").post(API + "/" + letter + "/replay").then();
    }

    private static ValidatableResponse dismiss(UUID letter, String reason) {
        String body = reason == null ? "{}" : "{\"reason\":\"" + reason + "\"}";
        return as("operator").body(body).post(API + "/" + letter + "/dismiss").then();
    }

    private static ValidatableResponse bulk(String decision, Map<String, Object> body) {
        return as("operator").body(body).post(API + "/" + decision).then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }
}
