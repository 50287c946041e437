package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.config.SourcesConfig;
import io.slotkeeper.inventory.domain.SourceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Reads the sources, one thread each, as long as this instance is the one that reads. It looks every few seconds
 * whether it still is, and whether a source was added, changed, removed or is to begin anew; looking writes nothing.
 */
@ApplicationScoped
public class SourceRuns {
    private static final Logger LOG = Logger.getLogger(SourceRuns.class);

    private final Runs runs;
    private final ReaderLock lock;
    private final SourceRunner runner;
    private final SourcesConfig config;
    private final Map<SourceName, SourceRun> running = new ConcurrentHashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = new Thread(this::watch, "source-runs");
    private volatile boolean stopping;
    private boolean troubled;

    @Inject
    public SourceRuns(Runs runs, ReaderLock lock, SourceRunner runner, SourcesConfig config) {
        this.runs = runs;
        this.lock = lock;
        this.runner = runner;
        this.config = config;
    }

    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends all runs; waits for them no longer than the configured limit. */
    public void stop() {
        stopping = true;
        running.values().forEach(SourceRun::end);
        wake();
        try {
            thread.join(config.stopLimit().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something about a source is different; another instance notices a little later by itself. */
    public void wake() {
        wake.release();
    }

    /** How a source does that this instance reads; empty for the others. */
    public Optional<SourceStatus> status(SourceName id) {
        return Optional.ofNullable(running.get(id)).map(SourceRun::status);
    }

    private void watch() {
        try {
            while (!stopping) {
                look();
                if (wake.tryAcquire(config.checkInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
            awaitEnd(endAll());
        } catch (InterruptedException e) {
            endAll();
        }
        lock.release();
    }

    private void look() {
        try {
            Map<SourceName, Long> wanted = runs.wanted();
            if (wanted.isEmpty() || !lock.hold()) {
                endAll();
                lock.release();
            } else {
                follow(wanted);
            }
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                LOG.warnf("sources are not looked after until the database answers: %s", e.getMessage());
            }
            troubled = true;
        }
    }

    private void follow(Map<SourceName, Long> wanted) {
        running.values().stream()
                .filter(run -> !run.isCurrent(wanted.get(run.id())))
                .forEach(run -> {
                    run.end();
                    running.remove(run.id());
                });
        for (SourceName id : wanted.keySet()) {
            if (!stopping && !running.containsKey(id)) {
                runs.next(id).ifPresent(this::begin);
            }
        }
    }

    /** It is known before it starts, so that whoever hears of what it does finds its status. */
    private void begin(Run run) {
        SourceRun begun = runner.prepared(run);
        running.put(run.id(), begun);
        begun.start();
    }

    private List<SourceRun> endAll() {
        List<SourceRun> ended = List.copyOf(running.values());
        ended.forEach(SourceRun::end);
        running.clear();
        return ended;
    }

    private void awaitEnd(List<SourceRun> ended) throws InterruptedException {
        long deadline = System.nanoTime() + config.stopLimit().toNanos();
        for (SourceRun run : ended) {
            run.await(Duration.ofNanos(deadline - System.nanoTime()));
        }
    }
}
