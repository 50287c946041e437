package io.slotkeeper.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import io.slotkeeper.messaging.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lost topic, and a database that was restored from the past, on a real broker. */
@QuarkusTest
@TestProfile(RebuildTest.Alone.class)
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "messaging"))
class RebuildTest {
    private static final int ROWS = 1_200;

    /** Standing still would disturb the tests of others. */
    public static class Alone implements QuarkusTestProfile {}

    @Inject
    AgroalDataSource database;

    @Inject
    Outbox outbox;

    @Inject
    TopicWatch topics;

    @Inject
    Standstill standstill;

    private Sql sql;
    private KafkaProbe kafka;
    private Admin admin;

    @BeforeEach
    void connect() throws Exception {
        sql = new Sql(database);
        kafka = new KafkaProbe();
        admin = Admin.create(Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)));
        if (!admin.listTopics().names().get().contains(FakeRepublisher.TOPIC)) {
            createTopic();
            fillTheTable();
        }
        patiently().until(standstill::isOver);
        patiently()
                .until(() -> sql.number("select count(*) from sent_mark where topic = '" + FakeRepublisher.TOPIC + "'")
                        == 2);
    }

    @AfterEach
    void disconnect() {
        admin.close();
        kafka.close();
    }

    @Test
    void aTopicIsWrittenOncePageByPageAndAFailureRepeatsNoPage() throws Exception {
        remakeTopic();
        patiently().until(() -> idsOnTheTopic().size() == ROWS && finished());

        FakeRepublisher.failAtPage.set(1);
        start("{\"topics\":[\"" + FakeRepublisher.TOPIC + "\"],\"reason\":\"a drill\"}", "admin")
                .then()
                .statusCode(202);
        patiently().until(() -> FakeRepublisher.failAtPage.get() < 0 && finished());
        patiently().until(() -> kafka.read(FakeRepublisher.TOPIC).size() == 2 * ROWS);
        assertThat(sql.number("select pages from republication where topic = '" + FakeRepublisher.TOPIC + "'"))
                .isEqualTo(3);
        assertThat(idsOnTheTopic()).isEqualTo(idsInTheTable());
        given().header("Authorization", TestTokens.bearer("admin"))
                .get("/api/notifier/v1/republications")
                .then()
                .statusCode(200)
                .body("items[0].reason", equalTo("a drill"))
                .body("items[0].actor", equalTo("local-admin"));
    }

    @Test
    void aTopicThatWasMadeAnewComesBackWithTheSameIds() throws Exception {
        remakeTopic();
        patiently().until(() -> idsOnTheTopic().equals(idsInTheTable()));
        String firstId = sql.text("select topic_id from sent_mark limit 1");
        remakeTopic();
        patiently().until(() -> idsOnTheTopic().equals(idsInTheTable()) && finished());
        assertThat(sql.text("select max(topic_id) from sent_mark where topic = '" + FakeRepublisher.TOPIC + "'"))
                .isNotEqualTo(firstId);
        assertThat(sql.text("select reason from republication where topic = '" + FakeRepublisher.TOPIC + "'"))
                .isEqualTo("the topic was made anew");
    }

    @Test
    void requestsThatMeanNothingAndCallersWithoutTheRoleAreRefused() {
        start("{}", "admin").then().statusCode(400).body("code", equalTo("invalid-request"));
        start("{\"reason\":\"x\",\"since\":\"yesterday\"}", "admin").then().statusCode(400);
        start("{\"reason\":\"x\",\"topics\":[\"nobody.s\"]}", "admin")
                .then()
                .statusCode(422)
                .body("code", equalTo("topic-unknown"));
        start("{\"reason\":\"x\"}", "operator").then().statusCode(403);
        given().get("/api/notifier/v1/divergences").then().statusCode(401);
    }

    @Test
    void tablesThatKnowLessThanWasWrittenStandStillUntilTheTopicIsMadeAnew() throws Exception {
        UUID forgotten = Ids.next();
        publish(forgotten);
        kafka.await(FakeRepublisher.TOPIC, event -> forgotten.toString().equals(event.id()));
        patiently().until(() -> sql.number("select count(*) from outbox") == 0);
        assertThat(diverges()).as("all is known").isFalse();

        // the tables of a moment ago
        sql.run("update sent_mark set last_offset = last_offset - 1 where topic = '" + FakeRepublisher.TOPIC
                + "' and last_offset >= 0");
        assertThat(diverges()).isTrue();

        assertThat(Health.status("ready")).isEqualTo("DOWN");
        patiently().untilAsserted(() -> assertThat(Health.reason()).startsWith("diverged"));
        given().header("Authorization", TestTokens.bearer("admin"))
                .post("/api/notifier/v1/writes")
                .then()
                .statusCode(503)
                .body("code", equalTo("diverged"))
                .header("Retry-After", "60");
        given().header("Authorization", TestTokens.bearer("admin"))
                .post("/api/notifier/v1/dry-runs")
                .then()
                .statusCode(200);
        given().header("Authorization", TestTokens.bearer("operator"))
                .get("/api/notifier/v1/divergences")
                .then()
                .statusCode(200)
                .body("diverged", equalTo(true))
                .body("items[0].kind", equalTo("WRITTEN"))
                .body("items[0].topic", equalTo(FakeRepublisher.TOPIC))
                .body("items[0].reason", containsString("no table knows"))
                .body("items[0].unlisted", equalTo(0))
                .body("items[0].records.size()", equalTo(1))
                .body("items[0].records[0].eventId", equalTo(forgotten.toString()))
                .body("items[0].records[0].type", equalTo("test.said.v1"))
                .body("items[0].records[0].subject", equalTo("k"))
                .body("items[0].records[0].time", startsWith("20"));
        UUID waiting = Ids.next();
        publish(waiting);
        assertThat(sql.number("select count(*) from outbox"))
                .as("the relay stands still")
                .isEqualTo(1);

        remakeTopic();

        patiently().until(standstill::isOver);
        patiently().until(() -> {
            Set<String> there = idsOnTheTopic();
            return there.contains(waiting.toString()) && there.containsAll(idsInTheTable());
        });
        assertThat(idsOnTheTopic())
                .as("it is gone for good, and nobody pretends")
                .doesNotContain(forgotten.toString());
        given().header("Authorization", TestTokens.bearer("admin"))
                .get("/api/notifier/v1/divergences")
                .then()
                .body("diverged", equalTo(false))
                .body("items[0].resolvedBy", equalTo("the topic was made anew"));
        given().header("Authorization", TestTokens.bearer("admin"))
                .post("/api/notifier/v1/writes")
                .then()
                .statusCode(200);
        patiently().untilAsserted(() -> assertThat(Health.status("ready")).isEqualTo("UP"));
    }

    @Test
    void aGroupThatReadWhatTheTablesDoNotHaveStandsStill() {
        kafka.send(SlowConsumer.TOPIC, "h", "test.slow.v1", "h", "{}");
        patiently()
                .until(() -> sql.number("select count(*) from applied_mark where channel = 'slow'") > 0
                        && committedAsFarAsApplied());
        assertThat(diverges()).as("all is applied").isFalse();

        sql.run("update applied_mark set last_offset = last_offset - 1 where channel = 'slow'");
        assertThat(diverges()).isTrue();
        given().header("Authorization", TestTokens.bearer("operator"))
                .get("/api/notifier/v1/divergences")
                .then()
                .body("items[0].kind", equalTo("READ"))
                .body("items[0].topic", equalTo(SlowConsumer.TOPIC))
                .body("items[0].records[0].type", equalTo("test.slow.v1"))
                .body("items[0].records[0].subject", equalTo("h"))
                .body("items[0].unlisted", equalTo(0));

        sql.run("update applied_mark set last_offset = last_offset + 1 where channel = 'slow'");
        topics.databaseWasAway();
        patiently().until(standstill::isOver);
        assertThat(sql.text("select resolved_by from divergence where topic = '" + SlowConsumer.TOPIC
                        + "' and resolved_at is not null limit 1"))
                .isEqualTo("found no more");
    }

    @Test
    void anEmptiedDatabaseIsNoticedByWhoWroteAndNotTakenForAnOlderReleaseThatKeptNoMarks() throws Exception {
        publish(Ids.next());
        patiently().until(() -> sql.number("select count(*) from outbox") == 0);
        String applied = sql.text("select string_agg(format('(%L, %L, %s, %L, %s)', channel, topic, partition,"
                + " topic_id, last_offset), ', ') from applied_mark");

        forgetMarks();
        diverges();
        assertThat(openAbout(FakeRepublisher.TOPIC))
                .as("an older release has the rows")
                .isEmpty();

        forgetMarks();
        sql.run("delete from fake_state");
        assertThat(diverges()).isTrue();
        assertThat(openAbout(FakeRepublisher.TOPIC)).contains("WRITTEN");
        diverges();
        assertThat(openAbout(FakeRepublisher.TOPIC))
                .as("nothing was taken for ours meanwhile")
                .contains("WRITTEN");

        remakeTopic();
        fillTheTable();
        if (applied != null) {
            sql.run("insert into applied_mark values " + applied);
        }
        topics.databaseWasAway();
        patiently().until(standstill::isOver);
        assertThat(openAbout(FakeRepublisher.TOPIC)).isEmpty();
    }

    private void forgetMarks() {
        for (String table : List.of("sent_mark", "applied_mark", "inbox")) {
            sql.run("delete from " + table);
        }
    }

    private String openAbout(String topic) {
        return sql.text("select coalesce(string_agg(distinct kind, ' '), '') from divergence"
                + " where resolved_at is null and kind = 'WRITTEN' and topic = '" + topic + "'");
    }

    private void fillTheTable() {
        sql.run("insert into fake_state (key) select lpad(n::text, 6, '0') from generate_series(1, " + ROWS + ") n");
    }

    /** Compares as at a start and says how it ended. */
    private boolean diverges() {
        long before = comparisons();
        topics.databaseWasAway();
        patiently().until(() -> comparisons() > before);
        return standstill.isDiverged();
    }

    private long comparisons() {
        return topics.comparisons();
    }

    private boolean committedAsFarAsApplied() throws Exception {
        long committed =
                admin
                        .listConsumerGroupOffsets("messaging-test-slow")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .values()
                        .stream()
                        .mapToLong(offset -> offset.offset())
                        .sum();
        return committed == sql.number("select sum(last_offset + 1) from applied_mark where channel = 'slow'");
    }

    private boolean finished() {
        return sql.number("select count(*) from republication where topic = '" + FakeRepublisher.TOPIC
                        + "' and finished_at is not null")
                == 1;
    }

    private Set<String> idsOnTheTopic() {
        return kafka.read(FakeRepublisher.TOPIC).stream()
                .map(ReceivedEvent::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> idsInTheTable() {
        return new TreeSet<>(List.of(sql.text("select string_agg(event_id::text, ',') from fake_state")
                .split(",")));
    }

    private void publish(UUID id) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(new Publication(
                        id, FakeRepublisher.TOPIC, "k", "test.said.v1", "k", "default", null, Map.of())));
    }

    private Response start(String body, String role) {
        return given().header("Authorization", TestTokens.bearer(role))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/notifier/v1/republications");
    }

    private void remakeTopic() throws Exception {
        admin.deleteTopics(List.of(FakeRepublisher.TOPIC)).all().get();
        patiently().until(() -> !admin.listTopics().names().get().contains(FakeRepublisher.TOPIC));
        createTopic();
    }

    private void createTopic() throws Exception {
        admin.createTopics(List.of(new NewTopic(FakeRepublisher.TOPIC, 2, (short) 1)))
                .all()
                .get();
        patiently().until(() -> admin.listTopics().names().get().contains(FakeRepublisher.TOPIC));
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions();
    }
}
