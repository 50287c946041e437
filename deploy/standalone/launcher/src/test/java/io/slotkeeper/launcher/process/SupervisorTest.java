package io.slotkeeper.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real child processes: started, started again, recorded, stopped, and found again after a killed launcher. */
class SupervisorTest {
    private static final Backoff QUICK =
            new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMinutes(1));
    private static final Duration BROKEN_MOST = Duration.ofMillis(500);
    private static final String SECRET = "t0p-secret";

    @TempDir
    Path directory;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private Supervisor supervisor;

    @BeforeEach
    void open() {
        supervisor = new Supervisor(record(), QUICK, BROKEN_MOST, new Supervisor.Listener() {
            @Override
            public void ready(String service) {
                heard.add(service + " ready");
            }

            @Override
            public void diverged(String service) {
                heard.add(service + " diverged");
            }

            @Override
            public void died(String service, String how, Duration pause) {
                heard.add(service + " " + how + " " + pause.toMillis());
            }
        });
    }

    @AfterEach
    void close() {
        supervisor.close();
    }

    @Test
    void aKilledServiceIsStartedAgain() throws Exception {
        supervisor.start(command("inventory", "serves"));
        await().until(() -> supervisor.isReady("inventory"));
        ServiceRecord first = ServiceRecord.read(record()).get("inventory");
        assertThat(supervisor.port("inventory")).hasValue(first.port());

        ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

        await().untilAsserted(() -> {
            ServiceRecord second = ServiceRecord.read(record()).get("inventory");
            assertThat(second).isNotNull();
            assertThat(second.pid()).isNotEqualTo(first.pid());
            assertThat(supervisor.isReady("inventory")).isTrue();
        });
        assertThat(heard).contains("inventory exit code 137 50");
    }

    @Test
    void deathsInARowWaitLongerEachTime() {
        supervisor.start(command("policy", "dies"));
        await().until(() -> heard.size() >= 4);
        assertThat(heard.subList(0, 4))
                .containsExactly(
                        "policy exit code 7 50",
                        "policy exit code 7 100",
                        "policy exit code 7 200",
                        "policy exit code 7 200");
        assertThat(supervisor.isReady("policy")).isFalse();
    }

    @Test
    void aServiceThatSaysThatItIsBrokenIsReplacedAndOneThatWaitsIsNot() throws Exception {
        supervisor.start(command("policy", "waits"));
        supervisor.start(command("notifier", "breaks"));
        await().until(() -> ServiceRecord.read(record()).size() == 2);
        long waiting = ServiceRecord.read(record()).get("policy").pid();

        await().until(() -> heard.stream().anyMatch(line -> line.startsWith("notifier exit code 143")));

        assertThat(ServiceRecord.read(record()).get("policy").pid()).isEqualTo(waiting);
        assertThat(heard).noneMatch(line -> line.startsWith("policy"));
    }

    @Test
    void aServiceWhoseTablesDisagreeWithKafkaIsToldOfOnceAndLeftAlone() throws Exception {
        supervisor.start(command("policy", "diverges"));
        await().until(() -> supervisor.isDiverged("policy"));
        assertThat(supervisor.isReady("policy")).isFalse();
        assertThat(heard).containsExactly("policy diverged");
    }

    @Test
    void closingEndsAllChildrenAndStartsNoOther() throws Exception {
        supervisor.start(command("inventory", "serves"));
        supervisor.start(command("policy", "serves"));
        await().until(() -> supervisor.isReady("inventory") && supervisor.isReady("policy"));
        List<ProcessHandle> children = ServiceRecord.read(record()).values().stream()
                .map(child -> ProcessHandle.of(child.pid()).orElseThrow())
                .toList();

        supervisor.close();

        assertThat(children).hasSize(2).noneMatch(ProcessHandle::isAlive);
        assertThat(record()).doesNotExist();
        assertThat(heard).noneMatch(line -> line.contains("exit code"));
    }

    @Test
    void secretsAreInNoCommandLine() throws Exception {
        supervisor.start(command("inventory", "serves"));
        await().until(() -> supervisor.isReady("inventory"));
        long pid = ServiceRecord.read(record()).get("inventory").pid();

        assertThat(Files.readString(Path.of("/proc/" + pid + "/cmdline")))
                .contains("TinyChild")
                .doesNotContain(SECRET);
        await().untilAsserted(
                        () -> assertThat(Files.readString(log("inventory"))).contains("secret is " + SECRET));
        assertThat(Files.readString(record())).doesNotContain(SECRET);
    }

    @Test
    void whatAKilledLauncherLeftIsEndedAndNothingElse() throws Exception {
        ProcessBuilder killedLaunchersChild =
                new ProcessBuilder(command("inventory", "serves").command());
        killedLaunchersChild.environment().put("QUARKUS_HTTP_PORT", "0");
        Process orphan = killedLaunchersChild.start();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Map<String, ServiceRecord> services = Map.of(
                    "inventory", new ServiceRecord(1, orphan.pid(), TinyChild.class.getName()),
                    "policy", new ServiceRecord(2, stranger.pid(), "/some/quarkus-run.jar"),
                    "notifier", new ServiceRecord(3, Long.MAX_VALUE, "/some/quarkus-run.jar"));
            ServiceRecord.write(record(), services);

            assertThat(Orphans.end(record())).containsExactly("inventory");

            assertThat(orphan.isAlive()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(Orphans.end(record())).isEmpty();
        } finally {
            orphan.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    private ServiceCommand command(String service, String behaviour) {
        return new ServiceCommand(
                service,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        TinyChild.class.getName(),
                        behaviour),
                Path.of("/no/quarkus-run.jar"),
                Map.of("QUARKUS_DATASOURCE_PASSWORD", SECRET),
                directory,
                log(service));
    }

    private Path record() {
        return directory.resolve("services.json");
    }

    private Path log(String service) {
        return directory.resolve(service + ".log");
    }
}
