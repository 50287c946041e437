package io.slotkeeper.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The running suite, started once for all tests by the command that a user has, with a data directory of its own. The
 * tests share it and keep apart by the names of their hosts and VMs.
 */
final class Suite {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the commands say; the test runner keeps its own standard output for itself. */
    private static final File OUTPUT = new File("target/suite.log");

    private static Suite running;

    private final Path root = Path.of(System.getProperty("repository.root"));
    private final Path data;

    private Suite(Path data) {
        this.data = data;
    }

    /** The one running suite; started when it is first asked for, stopped when the tests end. */
    static synchronized Suite running() {
        if (running == null) {
            try {
                Suite suite = new Suite(Files.createTempDirectory("slotkeeper-e2e-"));
                Runtime.getRuntime().addShutdownHook(new Thread(suite::stop));
                suite.up();
                running = suite;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    String url() {
        return text("run/url");
    }

    String token(String role) {
        return text("tokens/" + role);
    }

    String bootstrapServers() {
        return text("run/kafka");
    }

    long pid(String service) {
        return services().path(service).path("pid").asLong();
    }

    int port(String service) {
        return services().path(service).path("port").asInt();
    }

    Path data() {
        return data;
    }

    /** A new login link, as an administrator would ask for one. */
    String loginLink() {
        return Api.as("admin")
                .post("/api/session/links")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
    }

    /** Ends the service at once, as the kernel would, and waits until the launcher has a new one running. */
    void kill(String service) {
        long before = pid(service);
        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        Awaitility.await(service + " is started again")
                .atMost(Duration.ofMinutes(1))
                .until(() -> pid(service) != before && ready(service));
    }

    boolean ready(String service) {
        return Api.ready(port(service));
    }

    private JsonNode services() {
        try {
            return JSON.readTree(text("run/services.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, after a stop with everything that it had, and with more options of {@code deploy/up}. */
    void up(String... options) {
        List<String> arguments = new ArrayList<>(List.of("--no-build", "--detach", "--port", "0"));
        arguments.addAll(List.of(options));
        command("deploy/up", arguments);
    }

    /** Stops it; everything is kept. */
    void down() {
        command("deploy/down", List.of());
    }

    /** Copies tables and secrets of what runs into a new directory. */
    void backUp(Path target) {
        command("deploy/backup", List.of(target.toString()));
    }

    /** Puts such a copy in the place of what there is, while nothing runs. */
    void restore(Path backup) {
        command("deploy/restore", List.of(backup.toString()));
    }

    /** Removes a directory with all that is in it. */
    void remove(Path directory) {
        run(Duration.ofMinutes(1), "rm", "-rf", directory.toString());
    }

    private void command(String command, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("--data", data.toString()));
        all.addAll(arguments);
        int code = run(START_LIMIT, command, all.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(command + " ended with " + code + "; see " + OUTPUT.getAbsolutePath());
        }
    }

    private void stop() {
        run(Duration.ofMinutes(1), "deploy/down", "--data", data.toString());
        remove(data);
    }

    private int run(Duration limit, String command, String... arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            if (command.contains("/")) {
                builder.command(root.resolve(command).toString());
            }
            builder.command().addAll(List.of(arguments));
            Process process = builder.directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(OUTPUT))
                    .start();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String text(String file) {
        try {
            return Files.readString(data.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
