package io.slotkeeper.launcher.process;

import io.slotkeeper.launcher.door.Loopback;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One service as a child process that is started again, on a new port, whenever it dies, until it is told to stop.
 *
 * <pre>
 *   start ─▶ running ──dies──▶ waiting (back-off) ─▶ running …
 *               └──stop──▶ SIGTERM, after 15 s SIGKILL
 * </pre>
 */
public final class ServiceProcess {
    /** Ctrl-C reaches the children as well; a death within this time of our own end is not worth a word. */
    private static final Duration HUSH = Duration.ofMillis(300);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    private final ServiceCommand command;
    private final Backoff backoff;
    private final ServiceEvents events;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread watcher;
    private volatile @Nullable Running running;
    private volatile int deaths;

    public ServiceProcess(ServiceCommand command, Backoff backoff, ServiceEvents events) {
        this.command = command;
        this.backoff = backoff;
        this.events = events;
        this.watcher = new Thread(this::watch, "watch-" + command.service());
    }

    public void start() {
        watcher.start();
    }

    public String service() {
        return command.service();
    }

    public ServiceCommand command() {
        return command;
    }

    public Optional<Running> running() {
        return Optional.ofNullable(running);
    }

    /** How often it died in a row, without a stable run in between. */
    public int deaths() {
        return deaths;
    }

    /** Ends the child, killed if need be, so that the watch starts another one. */
    void replace(Running child) {
        child.process().destroy();
        CompletableFuture<Process> unused = child.process()
                .onExit()
                .completeOnTimeout(child.process(), STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((process, failure) -> child.process().destroyForcibly());
    }

    /** Tells the child to end and the watch to start no other; returns at once. */
    public void requestStop() {
        stopping.countDown();
        running().ifPresent(child -> child.process().destroy());
    }

    /** Returns when the child is gone, killed if need be. */
    public void awaitStop() {
        try {
            watcher.join(STOP_LIMIT.toMillis());
            running().ifPresent(child -> child.process().destroyForcibly());
            watcher.join(KILL_LIMIT.toMillis());
        } catch (InterruptedException e) {
            running().ifPresent(child -> child.process().destroyForcibly());
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (!isStopping()) {
                Instant started = Instant.now();
                String how = runOnce();
                if (pause(HUSH)) {
                    return;
                }
                boolean wasStable = Duration.between(started, Instant.now()).compareTo(backoff.stable()) >= 0;
                deaths = wasStable ? 1 : deaths + 1;
                Duration pause = backoff.pause(deaths);
                events.died(command.service(), how, pause);
                pause(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs the child to its end and says how it ended. */
    private String runOnce() throws InterruptedException {
        try {
            Running child = launch();
            running = child;
            events.changed();
            if (isStopping()) {
                child.process().destroy();
            }
            return "exit code " + child.process().waitFor();
        } catch (IOException e) {
            return "it cannot be started: " + e.getMessage();
        } finally {
            running = null;
            events.changed();
        }
    }

    private Running launch() throws IOException {
        int port = Loopback.freePort();
        ProcessBuilder builder = new ProcessBuilder(command.command())
                .directory(command.directory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(command.environment());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return new Running(builder.start(), port, Instant.now());
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private boolean pause(Duration duration) throws InterruptedException {
        return stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
