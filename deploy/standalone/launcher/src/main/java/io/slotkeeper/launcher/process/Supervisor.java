package io.slotkeeper.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All services as children: starts them, starts dead ones again, knows which are ready, keeps {@code services.json} up
 * to date, and stops them together.
 */
public final class Supervisor implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** Once all are ready, only every tenth look asks them. */
    private static final int LOOKS_WHEN_READY = 10;

    /** What says for so long that it can do nothing any more is ended and started again. */
    private static final Duration BROKEN_MOST = Duration.ofSeconds(30);

    /** Hears what people should know. */
    public interface Listener {
        void ready(String service);

        /** It answers, but tables and Kafka disagree, and it changes nothing until somebody decides. */
        void diverged(String service);

        void died(String service, String how, Duration pause);
    }

    private final Path record;
    private final Backoff backoff;
    private final Listener listener;
    private final Health health = new Health();
    private final Map<String, ServiceProcess> services = new ConcurrentHashMap<>();
    private final Set<String> ready = ConcurrentHashMap.newKeySet();
    private final Set<String> diverged = ConcurrentHashMap.newKeySet();
    private final Map<String, Broken> broken = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "look-after-services"));
    private final Duration brokenMost;
    private int looks;

    /** Since when a process has been saying that it is broken. */
    private record Broken(long pid, Instant since) {}

    /** @param record where to write what runs as which process on which port */
    public Supervisor(Path record, Backoff backoff, Listener listener) {
        this(record, backoff, BROKEN_MOST, listener);
    }

    Supervisor(Path record, Backoff backoff, Duration brokenMost, Listener listener) {
        this.record = record;
        this.brokenMost = brokenMost;
        this.backoff = backoff;
        this.listener = listener;
        looker.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void start(ServiceCommand command) {
        ServiceProcess service = new ServiceProcess(command, backoff, new ServiceEvents() {
            @Override
            public void changed() {
                ready.removeIf(name -> port(name).isEmpty());
                writeRecord();
            }

            @Override
            public void died(String name, String how, Duration pause) {
                listener.died(name, how, pause);
            }
        });
        services.put(command.service(), service);
        service.start();
    }

    /** Where the service listens, ready or not. */
    public OptionalInt port(String service) {
        ServiceProcess process = services.get(service);
        return process == null
                ? OptionalInt.empty()
                : process.running().map(child -> OptionalInt.of(child.port())).orElse(OptionalInt.empty());
    }

    public boolean isReady(String service) {
        return ready.contains(service);
    }

    public boolean isDiverged(String service) {
        return diverged.contains(service);
    }

    /** How often the service died in a row. */
    public int deaths(String service) {
        ServiceProcess process = services.get(service);
        return process == null ? 0 : process.deaths();
    }

    /** Stops all children side by side, each with 15 s to end by itself. */
    @Override
    public void close() {
        looker.shutdownNow();
        services.values().forEach(ServiceProcess::requestStop);
        services.values().forEach(ServiceProcess::awaitStop);
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot remove " + record, e);
        }
    }

    private void look() {
        boolean allReady = ready.size() == services.size();
        if (!allReady || ++looks % LOOKS_WHEN_READY == 0) {
            services.forEach((name, process) -> look(name, process));
        }
    }

    private void look(String name, ServiceProcess process) {
        Optional<Running> child = process.running();
        Health.State state = child.map(it -> health.ask(it.port())).orElse(Health.State.NOT_READY);
        if (state != Health.State.DIVERGED) {
            diverged.remove(name);
        } else if (diverged.add(name)) {
            listener.diverged(name);
        }
        if (state != Health.State.READY) {
            ready.remove(name);
            child.ifPresent(it -> replaceIfBroken(process, it));
        } else {
            broken.remove(name);
            if (ready.add(name)) {
                listener.ready(name);
            }
        }
    }

    /** A service whose consumer has ended cannot begin it again: only a new process can. */
    private void replaceIfBroken(ServiceProcess process, Running child) {
        if (!health.isBroken(child.port())) {
            broken.remove(process.service());
            return;
        }
        Broken first = broken.compute(
                process.service(),
                (name, known) ->
                        known != null && known.pid() == child.pid() ? known : new Broken(child.pid(), Instant.now()));
        if (Duration.between(first.since(), Instant.now()).compareTo(brokenMost) >= 0) {
            broken.remove(process.service());
            process.replace(child);
        }
    }

    private synchronized void writeRecord() {
        Map<String, ServiceRecord> records = new TreeMap<>();
        services.forEach((name, process) -> process.running()
                .ifPresent(child -> records.put(
                        name,
                        new ServiceRecord(
                                child.port(),
                                child.pid(),
                                process.command().jar().toString()))));
        try {
            ServiceRecord.write(record, records);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot write " + record, e);
        }
    }
}
