package io.slotkeeper.inventory.application.source;

import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.application.source.ObservationSink.NothingVisible;
import io.slotkeeper.inventory.application.source.ObservationSink.Progress;
import io.slotkeeper.inventory.application.source.ObservationSink.RunEnded;
import io.slotkeeper.inventory.domain.CredentialsReference;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostConnection;
import io.slotkeeper.inventory.domain.HostFacts;
import io.slotkeeper.inventory.domain.Report;
import io.slotkeeper.inventory.domain.Source;
import io.slotkeeper.inventory.domain.SourceKind;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.SourceSettings;
import io.slotkeeper.inventory.domain.SourceTrust;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a run observes becomes hosts and machines of ours: the same ones again, whatever they are called there. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class RunSinkTest {
    private static final Origin SOMEBODY = new Origin("tester", "default", null);
    private static final Progress PROGRESS = new Progress("Scripted 1.0", 1, 2, 1);

    @Inject
    ManageSources manage;

    @Inject
    TakeObservation take;

    @Inject
    KeepStatus keep;

    @Inject
    SourceObjects objects;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void removeSources() {
        for (String id : List.of("vc-a", "vc-b")) {
            manage.remove(new SourceName(id), SOMEBODY);
        }
    }

    @Test
    void aHostIsFoundWithItsFunctionsAndKeepsItsIdUnderAnotherName() {
        RunSink sink = sink("vc-a");
        sink.host(Seen.host("host-1", "ESX-01.Example.ORG", "uuid-1"));
        as("viewer")
                .get("/hosts/esx-01.example.org")
                .then()
                .statusCode(200)
                .body("name", equalTo("ESX-01.Example.ORG"))
                .body("version", equalTo("8.0.3"))
                .body("functions", equalTo(2));
        sink.host(Seen.host("host-1", "renamed.example.org", "uuid-1"));
        as("viewer").get("/hosts/esx-01.example.org").then().body("name", equalTo("renamed.example.org"));
        as("viewer").get("/hosts/renamed.example.org").then().statusCode(404);
    }

    @Test
    void aHostThatWasAddedAgainIsTheSameHost() {
        RunSink sink = sink("vc-a");
        sink.host(Seen.host("host-1", "again-1", "uuid-again"));
        sink.hostGone("host-1");
        sink.host(Seen.host("host-9", "again-renamed", "uuid-again"));
        as("viewer").get("/hosts/again-1").then().body("name", equalTo("again-renamed"));
        as("viewer").get("/hosts/again-renamed").then().statusCode(404);
        sink.complete(Set.of("host-9"), Set.of());
        as("viewer").get("/hosts/again-1/devices").then().body("items.presence", everyItem(equalTo("PRESENT")));
    }

    @Test
    void aHostThatIsAddedAgainBeforeItIsToldGoneIsTheSameHost() {
        RunSink sink = sink("vc-a");
        sink.host(Seen.host("host-1", "soon-1", "uuid-soon"));
        sink.host(Seen.host("host-9", "soon-1", "uuid-soon"));
        sink.hostGone("host-1");
        as("viewer").get("/hosts/soon-1/devices").then().body("items.presence", everyItem(equalTo("PRESENT")));
        as("viewer").get("/hosts/soon-1.vc-a").then().statusCode(404);
    }

    @Test
    void machinesThatShareAnIdStayApart() {
        RunSink sink = sink("vc-a");
        sink.host(Seen.host("host-1", "twin-1", "0300-0200"));
        sink.host(Seen.host("host-2", "twin-2", "0300-0200"));
        sink.host(Seen.host("host-1", "twin-1", "0300-0200", 3));
        as("viewer").get("/hosts/twin-1").then().body("functions", equalTo(3));
        as("viewer").get("/hosts/twin-2").then().body("functions", equalTo(2));
    }

    @Test
    void twoSourcesWithTheSameNamesHaveTheirOwnHosts() {
        RunSink one = sink("vc-a");
        RunSink other = sink("vc-b");
        one.host(Seen.host("host-1", "both-1", "uuid-a"));
        other.host(Seen.host("host-1", "both-1", "uuid-b", 3));
        other.host(Seen.host("host-2", "both-1", "uuid-c", 4));
        as("viewer").get("/hosts/both-1").then().body("functions", equalTo(2));
        as("viewer").get("/hosts/both-1.vc-b").then().body("functions", equalTo(3));
        as("viewer").get("/hosts/both-1.vc-b.host-2").then().body("functions", equalTo(4));
        one.hostGone("host-1");
        other.host(Seen.host("host-1", "both-1", "uuid-b", 5));
        as("viewer").get("/hosts/both-1.vc-b").then().body("functions", equalTo(5));
    }

    @Test
    void aHostThatPeopleRegisteredIsTheSameHost() {
        putHost("by-hand-1", "ESX", "4.0");
        sink("vc-a").host(Seen.host("host-1", "by-hand-1", "uuid-hand"));
        as("viewer")
                .get("/hosts/by-hand-1")
                .then()
                .body("version", equalTo("8.0.3"))
                .body("functions", equalTo(2));
        as("viewer").get("/hosts/by-hand-1.vc-a").then().statusCode(404);
    }

    @Test
    void whatIsGoneIsLostAndComesBack() {
        RunSink sink = sink("vc-a");
        sink.host(Seen.host("host-1", "gone-1", "uuid-gone"));
        sink.host(Seen.host("host-2", "gone-2", "uuid-gone-2"));
        sink.vm(Seen.vm("vm-1", "gone-vm-1", "host-1"));
        sink.complete(Set.of("host-2"), Set.of());
        as("viewer").get("/hosts/gone-1/devices").then().body("items.presence", everyItem(equalTo("LOST")));
        as("viewer").get("/hosts/gone-2/devices").then().body("items.presence", everyItem(equalTo("PRESENT")));
        as("viewer").get("/vms/gone-vm-1").then().body("presence", equalTo("LOST"));
        sink.host(Seen.host("host-1", "gone-1", "uuid-gone"));
        sink.vm(Seen.vm("vm-1", "gone-vm-1", "host-1"));
        as("viewer").get("/hosts/gone-1/devices").then().body("items.presence", everyItem(equalTo("PRESENT")));
        as("viewer")
                .get("/vms/gone-vm-1")
                .then()
                .body("presence", equalTo("PRESENT"))
                .body("host", equalTo("gone-1"));
    }

    @Test
    void aMachineThatMovesIsOnItsNewHost() {
        RunSink sink = sink("vc-a");
        sink.host(Seen.host("host-1", "move-1", "uuid-move-1"));
        sink.host(Seen.host("host-2", "move-2", "uuid-move-2"));
        sink.vm(Seen.vm("vm-1", "move-vm", "host-1"));
        as("viewer").get("/vms/move-vm").then().body("host", equalTo("move-1"));
        sink.vm(Seen.vm("vm-1", "move-vm", "host-2"));
        as("viewer").get("/vms/move-vm").then().body("host", equalTo("move-2"));
        sink.vm(Seen.vm("vm-9", "move-vm", "host-2"));
        sink.vmGone("vm-1");
        as("viewer").get("/vms/move-vm").then().body("presence", equalTo("PRESENT"));
    }

    @Test
    void whoSeesNothingAnyMoreLosesNothing() {
        RunSink sink = sink("vc-a");
        sink.host(Seen.host("host-1", "rights-1", "uuid-rights"));
        assertThatThrownBy(() -> sink.complete(Set.of(), Set.of())).isInstanceOf(NothingVisible.class);
        as("viewer").get("/hosts/rights-1/devices").then().body("items.presence", everyItem(equalTo("PRESENT")));
    }

    @Test
    void whatIsAsItWasWritesNothingAtAll() {
        RunSink sink = sink("vc-a");
        Runnable poll = () -> {
            sink.host(Seen.host("host-1", "still-1", "uuid-still"));
            sink.vm(Seen.vm("vm-1", "still-vm", "host-1"));
            sink.hostGone("host-never");
            sink.vmGone("vm-never");
            sink.complete(Set.of("host-1"), Set.of("vm-1"));
            sink.missing(List.of());
            sink.alive(PROGRESS);
        };
        long before = transactionsThatWrote();
        poll.run();
        assertThat(transactionsThatWrote()).isGreaterThan(before);
        Duration untilOthersAreQuiet = Duration.ofMillis(500);
        Awaitility.await()
                .pollInterval(untilOthersAreQuiet)
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    long quiet = transactionsThatWrote();
                    poll.run();
                    poll.run();
                    assertThat(transactionsThatWrote()).isEqualTo(quiet);
                });
    }

    @Test
    void anOldRunWritesNothing() {
        RunSink sink = sink("vc-a");
        sink.host(Seen.host("host-1", "fence-1", "uuid-fence"));
        manage.readAnew(new SourceName("vc-a"));
        assertThatThrownBy(() -> sink.host(Seen.host("host-1", "fence-1", "uuid-fence", 3)))
                .isInstanceOf(RunEnded.class);
        assertThatThrownBy(() -> sink.host(Seen.host("host-2", "fence-2", "uuid-fence-2")))
                .isInstanceOf(RunEnded.class);
        assertThatThrownBy(() -> sink.hostGone("host-1")).isInstanceOf(RunEnded.class);
        assertThatThrownBy(() -> sink.vm(Seen.vm("vm-1", "fence-vm", "host-1"))).isInstanceOf(RunEnded.class);
        assertThatThrownBy(() -> sink.failed(new SourceProblem(SourceProblem.Code.TIMEOUT, "late", null)))
                .isInstanceOf(RunEnded.class);
        as("viewer").get("/hosts/fence-1").then().body("functions", equalTo(2));
        as("viewer").get("/hosts/fence-2").then().statusCode(404);
        as("viewer").get("/vms/fence-vm").then().statusCode(404);
    }

    @Test
    void aHostThatIsRefusedDoesNotHinderOthers() {
        RunSink sink = sink("vc-a");
        sink.host(Seen.host("host-1", "huge-1", "uuid-huge", Host.FUNCTIONS_MAX + 1));
        sink.host(Seen.host("host-2", "huge-2", "uuid-huge-2"));
        as("viewer").get("/hosts/huge-1").then().statusCode(404);
        as("viewer").get("/hosts/huge-2").then().statusCode(200);
        assertThat(sink.status().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.host()).isEqualTo("huge-1");
            assertThat(warning.reason()).contains("1501 functions");
        });
        sink.host(Seen.host("host-1", "huge-1", "uuid-huge"));
        assertThat(sink.status().warnings()).isEmpty();
    }

    @Test
    void aHostOfWhichNothingCanBeReadWaitsUntilItCan() {
        RunSink sink = sink("vc-a");
        HostFacts bare = new HostFacts("bare-1", null, null, null, Map.of(), HostConnection.CONNECTED, null, null);
        sink.host(new ObservedHost("host-1", "bare-1", null, new Report(null, null, null, null, bare)));
        as("viewer").get("/hosts/bare-1").then().statusCode(404);
        assertThat(sink.status().warnings()).hasSize(1);
        sink.host(Seen.host("host-1", "bare-1", "uuid-bare"));
        sink.host(new ObservedHost("host-1", "bare-1", null, new Report(null, null, null, null, bare)));
        assertThat(sink.status().warnings()).isEmpty();
        as("viewer")
                .get("/hosts/bare-1")
                .then()
                .body("version", equalTo("8.0.3"))
                .body("functions", equalTo(2));
    }

    @Test
    void whatARemovedSourceSaidStaysAndIsFoundAgain() {
        RunSink sink = sink("vc-a");
        sink.host(Seen.host("host-1", "removed-1", "uuid-removed"));
        sink.vm(Seen.vm("vm-1", "removed-vm", "host-1"));
        manage.remove(new SourceName("vc-a"), SOMEBODY);
        assertThatThrownBy(() -> sink.host(Seen.host("host-1", "removed-1", "uuid-removed", 3)))
                .isInstanceOf(RunEnded.class);
        as("viewer").get("/hosts/removed-1").then().body("facts.connection", equalTo("UNKNOWN"));
        as("viewer")
                .get("/hosts/removed-1/devices")
                .then()
                .body("items", hasSize(2))
                .body("items.presence", everyItem(equalTo("PRESENT")));
        as("viewer").get("/vms/removed-vm").then().body("host", equalTo("removed-1"));
        sink("vc-a").host(Seen.host("host-1", "removed-1", "uuid-removed"));
        as("viewer").get("/hosts/removed-1").then().body("facts.connection", equalTo("CONNECTED"));
    }

    /** A sink of the newest run of a source that nobody else reads. */
    private RunSink sink(String id) {
        SourceSettings settings = new SourceSettings(
                SourceKind.VSPHERE,
                URI.create("https://vc.example.test/sdk"),
                new CredentialsReference(CredentialsReference.Kind.FILE, "vc"),
                new SourceTrust.Platform(),
                SourceSettings.POLL_DEFAULT,
                true,
                false);
        Source source = Source.create(new SourceName(id), "default", settings);
        manage.add(source.id(), settings, SOMEBODY);
        return new RunSink(new Run(source, Remembered.NOTHING, 0), take, keep, objects, Clock.systemUTC());
    }

    /** The next transaction id: even a row lock takes one. */
    private long transactionsThatWrote() {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(
                            "select cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint)")) {
                found.next();
                return found.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
