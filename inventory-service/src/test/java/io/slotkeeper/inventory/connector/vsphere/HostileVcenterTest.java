package io.slotkeeper.inventory.connector.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slotkeeper.inventory.application.source.Credentials;
import io.slotkeeper.inventory.application.source.SourceTarget;
import io.slotkeeper.inventory.connector.vsphere.vim.VimClient;
import io.slotkeeper.inventory.domain.SourceTrust;
import io.slotkeeper.simulator.Simulator;
import io.slotkeeper.simulator.SimulatorOptions;
import io.slotkeeper.simulator.soap.Misbehaviour;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server answers once, the run goes on, and ends up with what the server really has. */
class HostileVcenterTest {
    private static final String PASSWORD = "of-the-test";
    private static final Credentials CREDENTIALS = new Credentials(SimulatorOptions.USER, PASSWORD);
    private static final Timing QUICK =
            new Timing(Duration.ofMillis(500), Duration.ofMillis(20), Duration.ofMillis(100), 3);

    private final VsphereConnector connector = new VsphereConnector(
            (endpoint, credentials) -> VimClient.open(endpoint, credentials.user(), credentials.password()), QUICK);
    private static Simulator vcenter;

    @BeforeAll
    static void start() throws IOException {
        vcenter = Simulator.start(SimulatorOptions.demo(PASSWORD));
    }

    @AfterEach
    void behave() {
        vcenter.misbehaviours().clear();
        vcenter.settings().reset();
    }

    @AfterAll
    static void stop() {
        vcenter.close();
    }

    static Stream<Arguments> onceInAWhile() {
        List<Misbehaviour> kinds = List.of(
                new Misbehaviour.Fault("NotAuthenticated"),
                new Misbehaviour.Fault("RuntimeFault"),
                new Misbehaviour.Fault("NoPermission"),
                new Misbehaviour.HttpStatus(503),
                new Misbehaviour.Garbage(),
                new Misbehaviour.Truncated(),
                new Misbehaviour.EntityBomb(),
                new Misbehaviour.WrongTypes(),
                new Misbehaviour.UnknownSubtypes(),
                new Misbehaviour.Drop(false),
                new Misbehaviour.Drop(true));
        Stream<Arguments> watching = kinds.stream().map(kind -> Arguments.of("WaitForUpdatesEx", kind));
        Stream<Arguments> others = Stream.of(
                        "Login", "CreateContainerView", "CreateFilter", "RetrievePropertiesEx", "QueryBootDevices")
                .flatMap(method -> Stream.of(new Misbehaviour.Fault("RuntimeFault"), new Misbehaviour.Truncated())
                        .map(kind -> Arguments.of(method, kind)));
        return Stream.concat(watching, others);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("onceInAWhile")
    void oneWrongAnswerIsGotOver(String method, Misbehaviour kind) throws InterruptedException {
        RecordingSink clean = read();
        vcenter.misbehaviours().next(method, 1, kind);
        RecordingSink sink = new RecordingSink();
        Thread run = run(sink);
        await().atMost(20, TimeUnit.SECONDS).until(() -> vcenter.misbehaviours().left() == 0);
        sink.taken();
        // what could not be asked the first time is asked again with the next complete reading
        await().atMost(20, TimeUnit.SECONDS).ignoreExceptions().untilAsserted(() -> {
            assertThat(settled(sink)).isTrue();
            assertThat(Map.copyOf(sink.hosts)).isEqualTo(clean.hosts);
            assertThat(Map.copyOf(sink.vms)).isEqualTo(clean.vms);
        });
        end(run);
        assertThat(sink.calls).noneMatch(call -> call.contains("Gone"));
    }

    @Test
    void aHugeAnswerIsGotOver() throws InterruptedException {
        oneWrongAnswerIsGotOver("WaitForUpdatesEx", new Misbehaviour.Huge(100L * 1024 * 1024));
    }

    @Test
    void truncatedUpdatesAndAServerWithoutPagesMakeNoDifference() throws InterruptedException {
        RecordingSink plain = read();
        vcenter.settings().truncateUpdatesTo(1);
        vcenter.settings().ignorePaging(true);
        RecordingSink peculiar = read();
        assertThat(peculiar.hosts).isEqualTo(plain.hosts);
        assertThat(peculiar.vms).isEqualTo(plain.vms);
        assertThat(peculiar.problems).isEmpty();
    }

    private RecordingSink read() throws InterruptedException {
        RecordingSink sink = new RecordingSink();
        Thread run = run(sink);
        await().atMost(20, TimeUnit.SECONDS).until(() -> settled(sink));
        end(run);
        return sink;
    }

    /** Alive after everything was read once more. */
    private static boolean settled(RecordingSink sink) {
        return sink.hosts.size() == 6
                && sink.calls.stream().filter("alive"::equals).count() >= 2
                && sink.calls.get(sink.calls.size() - 1).equals("alive");
    }

    private Thread run(RecordingSink sink) {
        SourceTarget target = new SourceTarget(
                Machines.SOURCE, vcenter.url(), new SourceTrust.Platform(), Duration.ofMillis(1), true);
        Thread run = new Thread(() -> connector.run(target, () -> CREDENTIALS, sink), "run");
        run.start();
        return run;
    }

    private void end(Thread run) throws InterruptedException {
        run.interrupt();
        run.join(TimeUnit.SECONDS.toMillis(10));
        assertThat(run.isAlive()).isFalse();
    }
}
