package io.slotkeeper.inventory.events;

import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.fixture;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static io.slotkeeper.inventory.api.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.inventory.OwnerDatabase;
import io.slotkeeper.inventory.application.IncomingReport;
import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.application.ReportFormat;
import io.slotkeeper.inventory.application.TakeReport;
import io.slotkeeper.inventory.application.source.ObservationSink.Progress;
import io.slotkeeper.inventory.application.source.ScriptedConnector;
import io.slotkeeper.inventory.application.source.SourceProblem;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.messaging.Republisher;
import io.slotkeeper.messaging.testing.CountingDriver;
import io.slotkeeper.messaging.testing.CountingDriver.Count;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.ReceivedEvent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was published can be published once more, and an auditor can look it up. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class HistoryTest {
    private static final String LSPCI = "text/x-lspci";
    private static final String HOSTS = "slotkeeper.inventory.hosts";
    private static final String VMS = "slotkeeper.inventory.vms";
    private static final String CHANGES = "slotkeeper.inventory.changes";
    private static final Instant EVER = Instant.EPOCH;

    private static KafkaProbe kafka;

    @Inject
    @Any
    Instance<Republisher> republishers;

    @Inject
    TakeReport take;

    @Inject
    ScriptedConnector connector;

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void connect() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @Test
    void changesAreWrittenAnewWithTheSameIdsAndToTheLetter() {
        story("history-1");
        aSourceThatFailsAndRecovers("history-source");
        kafka.await(CHANGES, event -> event.key().equals("history-1") && revision(event) == 5);
        kafka.await(
                CHANGES,
                event -> event.key().equals("history-source")
                        && event.type().equals("slotkeeper.inventory.source-recovered.v1"));
        for (String key : List.of("history-1", "history-source")) {
            assertThat(read(CHANGES, key)).isNotEmpty();
        }
        Map<String, List<ReceivedEvent>> before =
                Map.of("history-1", read(CHANGES, "history-1"), "history-source", read(CHANGES, "history-source"));
        republish(CHANGES, EVER, 3);
        before.forEach((key, first) -> {
            List<ReceivedEvent> all = Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> read(CHANGES, key), events -> events.size() >= 2 * first.size());
            assertThat(all.stream().map(HistoryTest::asSent).toList())
                    .isEqualTo(twice(first.stream().map(HistoryTest::asSent).toList()));
        });
    }

    @Test
    void whatIsOlderThanAskedIsLeftOut() throws SQLException {
        story("history-2");
        OwnerDatabase.execute(
                "update host_change set at = at - interval '40 days' where host = 'history-2' and revision < 4");
        kafka.await(CHANGES, event -> event.key().equals("history-2") && revision(event) == 5);
        int before = read(CHANGES, "history-2").size();
        republish(CHANGES, Instant.now().minus(Duration.ofDays(30)), 500);
        List<ReceivedEvent> all = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> read(CHANGES, "history-2"),
                        events -> events.size() > before && revision(events.get(events.size() - 1)) == 5);
        assertThat(all.subList(before, all.size()))
                .extracting(HistoryTest::revision)
                .contains(4L, 5L)
                .doesNotContain(1L, 2L, 3L);
    }

    @Test
    void statesAreWrittenAnewRetiredOnesToo() {
        story("history-3");
        putHost("history-4", "KVM", "6.1");
        as("operator").delete("/hosts/history-4").then().statusCode(204);
        as("operator")
                .contentType("application/json")
                .body("{\"host\":\"history-3\"}")
                .put("/vms/vm-history-3");
        kafka.await(HOSTS, event -> event.key().equals("history-4") && revision(event) == 2);
        kafka.await(VMS, event -> event.key().equals("vm-history-3"));
        republish(HOSTS, Instant.now(), 2);
        republish(VMS, Instant.now(), 1);
        for (String host : List.of("history-3", "history-4")) {
            List<ReceivedEvent> all = Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> read(HOSTS, host), events -> {
                        int last = events.size() - 1;
                        return last > 0 && revision(events.get(last)) == revision(events.get(last - 1));
                    });
            assertThat(all.get(all.size() - 1).json())
                    .isEqualTo(all.get(all.size() - 2).json());
        }
        assertThat(last(HOSTS, "history-4").json().path("retired").asBoolean()).isTrue();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> read(VMS, "vm-history-3").size() == 2);
    }

    @Test
    void noOlderStateIsWrittenBehindANewerOne() {
        putHost("history-5", "KVM", "6.1");
        List<CompletableFuture<Void>> changes = new ArrayList<>();
        QuarkusTransaction.requiringNew().run(() -> {
            Republisher hosts = of(HOSTS);
            for (String after = hosts.republish(null, EVER, 500); after != null; ) {
                after = hosts.republish(after, EVER, 500);
            }
            changes.add(CompletableFuture.runAsync(() -> putHost("history-5", "KVM", "6.2")));
            Awaitility.await("the change waits")
                    .atMost(Duration.ofSeconds(20))
                    .until(HistoryTest.this::somebodyWaitsForALock);
        });
        changes.forEach(CompletableFuture::join);
        kafka.await(HOSTS, event -> event.key().equals("history-5") && revision(event) == 2);
        assertThat(revision(last(HOSTS, "history-5"))).isEqualTo(2);
    }

    @Test
    void anAuditorSeesWhenADeviceVanishedTheNewestFirst() {
        story("history-6");
        as("viewer")
                .get("/hosts/history-6/changes?address=0000:07:00.1")
                .then()
                .statusCode(200)
                .body(
                        "items.type",
                        contains(
                                "slotkeeper.inventory.function-returned.v1",
                                "slotkeeper.inventory.function-lost.v1",
                                "slotkeeper.inventory.function-discovered.v1"))
                .body("items[1].revision", equalTo(3))
                .body("items[1].before.presence", equalTo("PRESENT"))
                .body("items[1].after.presence", equalTo("LOST"))
                .body("items[1].at", notNullValue())
                .body("items[1].actor", notNullValue())
                .body("items[2].before", nullValue());
        String next = as("viewer")
                .get("/hosts/history-6/changes?limit=2")
                .then()
                .body("items", hasSize(2))
                .body("items.revision", everyItem(equalTo(5)))
                .extract()
                .path("next");
        as("viewer")
                .get("/hosts/history-6/changes?limit=500&after=" + next)
                .then()
                .body("next", nullValue())
                .body("items.type", hasItem("slotkeeper.inventory.host-registered.v1"));
        as("viewer").get("/hosts/history-none/changes").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x", "after=-1", "address=zz", "limit=501"})
    void whatNoPageGaveIsRefused(String query) {
        putHost("history-7", "KVM", "6.1");
        as("viewer")
                .get("/hosts/history-7/changes?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    @Test
    void aChangeOfManyFunctionsIsOneStatementOfHistory() {
        putHost("history-8", "ESX", "4.0");
        Count count = CountingDriver.during(() -> take.take(
                new IncomingReport(new HostId("history-8"), ReportFormat.LSPCI, null, null, fixture("founding.txt")),
                new Origin("tester", "default", null)));
        assertThat(count.of("insert into host_change")).as(count.toString()).isEqualTo(1);
        assertThat(count.of("insert into outbox")).as(count.toString()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from host_change",
                "update host_change set actor = 'nobody'",
                "truncate host_change",
                "insert into host_change (event_id, type, host, revision, project, actor, event, at) "
                        + "values (gen_random_uuid(), 't', 'h', 1, 'p', 'a', '{}', now() - interval '500 days')",
                "alter table host_change disable trigger all",
                "create or replace function purge_host_change(keep interval, at_most integer) returns integer "
                        + "language sql as 'select 1'"
            })
    void theServiceCannotChangeHistory(String sql) {
        assertThatThrownBy(() -> {
                    try (Connection connection = database.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    private boolean somebodyWaitsForALock() throws SQLException {
        return OwnerDatabase.count("select count(*) from pg_locks where not granted") > 0;
    }

    /** Revisions 2 to 5: found, the last function lost, back again, and all of them with another driver. */
    private static void story(String host) {
        String dump = fixture("founding.txt");
        putHost(host, "ESX", "4.0");
        report(host, LSPCI, dump);
        report(host, LSPCI, dump.substring(0, dump.lastIndexOf("\nSlot:")));
        report(host, LSPCI, dump);
        report(host, LSPCI, dump.replace("Driver:\tixgbe", "Driver:\tigb"));
    }

    private void aSourceThatFailsAndRecovers(String id) {
        as("operator")
                .contentType("application/json")
                .body("{\"kind\":\"VSPHERE\",\"url\":\"https://history.example.test\","
                        + "\"credentials\":{\"kind\":\"PROVIDER\",\"name\":\"test-vault\"}}")
                .put("/sources/" + id);
        connector.script(id).say(sink -> {
            sink.failed(new SourceProblem(SourceProblem.Code.LOGIN_REFUSED, "Login refused", null));
            sink.alive(new Progress("Scripted 1.0", 0, 0, 0));
        });
        as("operator").delete("/sources/" + id);
    }

    private void republish(String topic, Instant since, int page) {
        String after = null;
        do {
            String from = after;
            after = QuarkusTransaction.requiringNew().call(() -> of(topic).republish(from, since, page));
        } while (after != null);
    }

    private Republisher of(String topic) {
        return republishers.stream()
                .filter(republisher -> republisher.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static List<ReceivedEvent> read(String topic, String key) {
        return kafka.read(topic).stream()
                .filter(event -> key.equals(event.key()))
                .collect(Collectors.toList());
    }

    private static ReceivedEvent last(String topic, String key) {
        List<ReceivedEvent> events = read(topic, key);
        return events.get(events.size() - 1);
    }

    private static String asSent(ReceivedEvent event) {
        return event.headers().get("ce_id") + " " + event.type() + " "
                + event.headers().get("ce_project") + " " + event.value();
    }

    private static List<String> twice(List<String> events) {
        List<String> twice = new ArrayList<>(events);
        twice.addAll(events);
        return twice;
    }

    private static long revision(ReceivedEvent event) {
        return event.json().path("revision").asLong();
    }
}
