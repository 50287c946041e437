package io.slotkeeper.inventory.application.source;

import static io.slotkeeper.inventory.api.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.slotkeeper.inventory.application.source.ObservationSink.Progress;
import io.slotkeeper.inventory.application.source.ObservationSink.RunEnded;
import io.slotkeeper.inventory.application.source.ScriptedConnector.Script;
import io.slotkeeper.inventory.application.source.SourceStatus.State;
import io.slotkeeper.inventory.config.SourcesConfig;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** Sources are read by one instance, one thread each, and what happens to one is of no concern to the others. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class SourceRunsTest {
    private static final Progress PROGRESS = new Progress("Scripted 1.0", 1, 2, 1);
    private static final String LOCK_HOLDERS =
            """
            select count(pg_terminate_backend(pid)) from pg_locks
            where locktype = 'advisory' and objsubid = 1 and granted and pid <> pg_backend_pid()""";

    @Inject
    ScriptedConnector connector;

    @Inject
    Sources sources;

    @Inject
    SourceRuns here;

    @Inject
    Runs runs;

    @Inject
    Instance<ReaderLock> locks;

    @Inject
    SourceRunner runner;

    @Inject
    AgroalDataSource database;

    @Test
    void aSourceIsReadAndTellsHowItDoes() {
        put("run-1", true);
        Script script = connector.script("run-1");
        script.say(sink -> sink.host(Seen.host("host-1", "run-host-1", "uuid-run-1")));
        status("run-1")
                .body("status.state", equalTo("READING"))
                .body("status.runningHere", equalTo(true))
                .body("status.server", nullValue())
                .body("status.lastSyncAt", nullValue());
        script.say(sink -> {
            sink.complete(Set.of("host-1"), Set.of());
            sink.missing(List.of(new MissingPrivilege("Host.Config.Settings", "config.pciPassthruInfo", 1)));
            sink.alive(PROGRESS);
        });
        status("run-1")
                .body("status.state", equalTo("OK"))
                .body("status.since", notNullValue())
                .body("status.problem", nullValue())
                .body("status.lastSyncAt", notNullValue())
                .body("status.firstSyncedAt", notNullValue())
                .body("status.server", equalTo("Scripted 1.0"))
                .body("status.counts.hosts", equalTo(1))
                .body("status.counts.functions", equalTo(2))
                .body("status.counts.vms", equalTo(1))
                .body("status.missing[0].privilege", equalTo("Host.Config.Settings"));
        script.say(sink ->
                sink.failed(new SourceProblem(SourceProblem.Code.PERMISSION_MISSING, "It may not", "System.Read")));
        status("run-1")
                .body("status.state", equalTo("FAILING"))
                .body("status.problem.code", equalTo("permission-missing"))
                .body("status.problem.subject", equalTo("System.Read"))
                .body("status.problem.wayOut", containsString("privilege"))
                .body("status.counts.hosts", equalTo(1));
        script.say(sink -> sink.alive(PROGRESS));
        status("run-1").body("status.state", equalTo("OK")).body("status.problem", nullValue());
        delete("run-1");
    }

    @Test
    void whatIsChangedIsReadAnewAndWhatIsDisabledIsNot() {
        put("run-2", true);
        Script script = connector.script("run-2");
        script.say(sink -> sink.alive(PROGRESS));
        as("operator").post("/sources/run-2/sync").then().statusCode(202);
        await().until(() -> script.starts() == 2);
        script.say(sink -> sink.alive(PROGRESS));
        put("run-2", true, 60);
        await().until(() -> script.starts() == 3);
        status("run-2").body("revision", equalTo(2)).body("status.server", equalTo("Scripted 1.0"));
        put("run-2", false);
        await().untilAsserted(() -> assertThat(threads("run-2")).isEmpty());
        status("run-2").body("status.state", equalTo("DISABLED")).body("status.runningHere", equalTo(false));
        put("run-2", true);
        await().until(() -> script.starts() == 4);
        delete("run-2");
        await().untilAsserted(() -> assertThat(threads("run-2")).isEmpty());
    }

    @Test
    void aRunThatWasEndedTakesNothingAnyMore() {
        put("run-3", true);
        Script script = connector.script("run-3");
        CountDownLatch changed = new CountDownLatch(1);
        Thread edit = new Thread(() -> {
            put("run-3", true, 60);
            changed.countDown();
        });
        assertThatThrownBy(() -> script.say(sink -> {
                    sink.host(Seen.host("host-1", "run-host-3", "uuid-run-3"));
                    edit.start();
                    waitFor(changed);
                    sink.host(Seen.host("host-1", "run-host-3", "uuid-run-3", 9));
                }))
                .isInstanceOf(RunEnded.class);
        as("viewer").get("/hosts/run-host-3").then().body("functions", equalTo(2));
        delete("run-3");
    }

    @Test
    void aSourceThatFailsDoesNotHinderAnother() {
        put("run-4", true);
        put("run-5", true);
        assertThatThrownBy(() -> connector.script("run-4").say(sink -> {
                    throw new ScriptedConnector.Crash();
                }))
                .isInstanceOf(ScriptedConnector.Crash.class);
        connector.script("run-5").say(sink -> sink.alive(PROGRESS));
        await().untilAsserted(() -> status("run-4")
                .body("status.state", equalTo("FAILING"))
                .body("status.problem.code", equalTo("internal")));
        status("run-5").body("status.state", equalTo("OK"));
        delete("run-4");
        delete("run-5");
    }

    @Test
    void anotherInstanceTakesOverWhenTheFirstEndsOrLosesItsLock() {
        SourceName id = new SourceName("run-6");
        SourceRuns one = new SourceRuns(runs, locks.get(), runner, new Quick());
        SourceRuns two = new SourceRuns(runs, locks.get(), runner, new Quick());
        List<SourceRuns> all = List.of(one, two, here);
        Script script = connector.script("run-6");
        try {
            one.start();
            two.start();
            put("run-6", true);
            script.say(sink -> sink.alive(PROGRESS));
            SourceRuns first = onlyReader(all, id);
            int starts = script.starts();
            if (first == here) {
                terminateLockHolder();
            } else {
                first.stop();
                await().until(() -> script.starts() > starts);
                assertThat(onlyReader(all, id)).isNotSameAs(first);
            }
            isTaken(script, 3);
            terminateLockHolder();
            isTaken(script, 4);
            onlyReader(all, id);
        } finally {
            one.stop();
            two.stop();
        }
        delete("run-6");
        await().untilAsserted(() -> assertThat(threads("run-6")).isEmpty());
    }

    @Test
    void whatAnotherInstanceKnowsIsNotMadeUp() throws SQLException {
        put("run-7", true);
        Script script = connector.script("run-7");
        script.say(sink -> sink.alive(PROGRESS));
        SourceRuns elsewhere = new SourceRuns(runs, locks.get(), runner, new Quick());
        WatchSources watch = new WatchSources(sources, elsewhere, locks.get());
        assertThat(watched(watch, "run-7").state()).isEqualTo(State.OK);
        assertThat(watched(watch, "run-7").live()).isNull();
        script.say(sink -> sink.failed(new SourceProblem(SourceProblem.Code.TIMEOUT, "No answer", null)));
        assertThat(watched(watch, "run-7").state()).isEqualTo(State.FAILING);
        delete("run-7");
    }

    private static WatchSources.WatchedSource watched(WatchSources watch, String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> watch.find(new SourceName(id)).orElseThrow());
    }

    /** One that lost its lock notices at its next look, and until then only believes that it reads. */
    private static SourceRuns onlyReader(List<SourceRuns> all, SourceName id) {
        return await().until(
                        () -> all.stream()
                                .filter(it -> it.status(id).isPresent())
                                .toList(),
                        readers -> readers.size() == 1)
                .get(0);
    }

    /** Whoever reads it, in the end it is taken; a run that was overtaken takes nothing. */
    private static void isTaken(Script script, int functions) {
        await().ignoreExceptions().untilAsserted(() -> {
            script.say(sink -> sink.host(Seen.host("host-1", "run-host-6", "uuid-run-6", functions)));
            as("viewer").get("/hosts/run-host-6").then().body("functions", equalTo(functions));
        });
    }

    private void terminateLockHolder() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(LOCK_HOLDERS);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Thread> threads(String source) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("source-" + source))
                .toList();
    }

    private static void put(String id, boolean enabled) {
        put(id, enabled, 600);
    }

    private static void put(String id, boolean enabled, int pollSeconds) {
        int status = as("operator")
                .contentType("application/json")
                .body(("{\"kind\":\"VSPHERE\",\"url\":\"https://%s.example.test\",\"enabled\":%s,\"pollSeconds\":%d,"
                                + "\"credentials\":{\"kind\":\"PROVIDER\",\"name\":\"test-vault\"}}")
                        .formatted(id, enabled, pollSeconds))
                .put("/sources/" + id)
                .statusCode();
        assertThat(status).isBetween(200, 201);
    }

    private static void delete(String id) {
        as("operator").delete("/sources/" + id).then().statusCode(204);
    }

    private static ValidatableResponse status(String id) {
        return as("operator").get("/sources/" + id).then().statusCode(200);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            // the run was ended, which is what is waited for
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(15));
    }

    /** Looks often, so that a test need not wait. */
    private static final class Quick implements SourcesConfig {
        @Override
        public Duration checkInterval() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration stopLimit() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration restartPause() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration testTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int testsAtOnce() {
            return 1;
        }
    }
}
