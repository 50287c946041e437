package io.slotkeeper.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process, with the real PostgreSQL and Kafka and with dummy services, through its whole life. */
class LauncherProcessTest {
    @TempDir
    static Path directory;

    private static Path root;
    private static Path data;

    @BeforeAll
    static void build() throws Exception {
        root = DummyProduct.build(directory.resolve("product"));
        data = directory.resolve("data");
    }

    @AfterAll
    static void stop() throws Exception {
        run("down");
    }

    @Test
    void startsStopsAndCleansUpAfterAKilledRun() throws Exception {
        Outcome up = run("up", "--detach", "--port", "0");
        assertThat(up.code()).describedAs(up.output()).isZero();
        assertThat(up.output()).contains("/login?code=", "Slotkeeper is up.");
        String url = DataDirectory.url(data).orElseThrow();
        assertThat(get(url + "/api/status")).contains("\"status\":\"UP\"", "\"assignment\":\"UP\"");
        assertThat(Files.readString(data.resolve("logs/launcher.log"))).doesNotContain("login?code");

        Outcome second = run("up", "--detach", "--port", "0");
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.output())
                .contains(
                        "already runs",
                        url,
                        DataDirectory.pid(data).orElseThrow().toString());

        Outcome link = run("up", "--login-link", "--login", "viewer");
        assertThat(link.output()).startsWith(url + "/login?code=");

        aDatabaseThatDiesComesBack(url);
        Path backup = directory.resolve("backup");
        Outcome copied = run("backup", backup.toString());
        assertThat(copied.code()).describedAs(copied.output()).isZero();
        assertThat(run("restore", backup.toString()).output()).contains("already runs");

        List<ProcessHandle> orphans = kill();
        Object brokerBefore = brokerId();
        Outcome again = run("up", "--detach", "--port", "0", "--rebuild-kafka");
        assertThat(again.code()).describedAs(again.output()).isZero();
        assertThat(brokerId()).isNotEqualTo(brokerBefore);
        assertThat(again.output()).contains("Ended what an earlier run left behind: assignment, inventory");
        assertThat(orphans).hasSize(5).noneMatch(ProcessHandle::isAlive);

        Outcome down = run("down");
        assertThat(down.code()).isZero();
        assertThat(down.output()).contains("Stopped.");
        assertThat(data.resolve("run/url")).doesNotExist();
        assertThat(run("down").output()).contains("Nothing runs");

        Outcome restored = run("restore", backup.toString());
        assertThat(restored.output()).contains("Restored.", "--rebuild-kafka");
        assertThat(restored.code()).isZero();
        Outcome fromBackup = run("up", "--detach", "--port", "0");
        assertThat(fromBackup.code()).describedAs(fromBackup.output()).isZero();
    }

    private static void aDatabaseThatDiesComesBack(String url) throws Exception {
        long before = postmaster();
        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            assertThat(postmaster()).isNotEqualTo(before);
            assertThat(get(url + "/api/status")).contains("\"status\":\"UP\"", "\"database\":\"UP\"");
        });
    }

    private static long postmaster() throws Exception {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0));
    }

    /** Kafka's id of its own data, made with them. */
    private static Object brokerId() throws Exception {
        return Files.readAllLines(data.resolve("kafka/data/meta.properties")).stream()
                .filter(line -> line.startsWith("cluster.id"))
                .findFirst()
                .orElseThrow();
    }

    /** Kills the launcher with -9 and returns what it leaves behind: four services and PostgreSQL. */
    private static List<ProcessHandle> kill() throws Exception {
        ProcessHandle launcher =
                ProcessHandle.of(DataDirectory.pid(data).orElseThrow()).orElseThrow();
        List<ProcessHandle> left = new ArrayList<>(launcher.children().toList());
        long postgres = postmaster();
        left.removeIf(process -> process.pid() == postgres);
        left.add(ProcessHandle.of(postgres).orElseThrow());
        launcher.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !launcher.isAlive());
        assertThat(left).allMatch(ProcessHandle::isAlive);
        return left;
    }

    private record Outcome(int code, String output) {}

    private static Outcome run(String command, String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LauncherMain.class.getName(),
                command,
                "--root",
                root.toString(),
                "--data",
                data.toString()));
        line.addAll(List.of(options));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    private static String get(String url) throws Exception {
        HttpRequest question = HttpRequest.newBuilder(URI.create(url)).build();
        return HttpClient.newHttpClient()
                .send(question, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
