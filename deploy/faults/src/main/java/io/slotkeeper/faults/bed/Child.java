package io.slotkeeper.faults.bed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A child process that can be killed, stopped, held and started again with the same command. */
final class Child {
    private static final Set<String> KEPT = Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR");
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path directory;
    private final Path log;
    private volatile @Nullable Process process;

    /** @param log what it says is appended there */
    Child(List<String> command, Map<String, String> environment, Path directory, Path log) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.directory = directory;
        this.log = log;
    }

    synchronized void start() throws IOException {
        if (isAlive()) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().retainAll(KEPT);
        builder.environment().putAll(environment);
        process = builder.start();
    }

    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** SIGKILL; returns when it is gone. */
    synchronized void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** SIGTERM, and SIGKILL to what does not end by it. */
    synchronized void stop() throws InterruptedException {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        if (!running.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            running.destroyForcibly().waitFor();
        }
    }

    /** SIGSTOP: it does nothing any more and does not know. */
    void hold() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    void letGo() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Its process id; 0 before the first start. */
    long pid() {
        Process running = process;
        return running == null ? 0 : running.pid();
    }

    File log() {
        return log.toFile();
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }
}
