package io.slotkeeper.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends the services that a killed launcher left behind. Only a recorded process whose command line still names the
 * recorded jar is ended: a process number may have gone to somebody else.
 */
public final class Orphans {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private Orphans() {}

    /** Ends them side by side and says which services they were; call it only under the data directory's lock. */
    public static List<String> end(Path services) throws IOException {
        Map<String, ProcessHandle> orphans = new TreeMap<>();
        ServiceRecord.read(services)
                .forEach((name, record) -> find(record).ifPresent(process -> orphans.put(name, process)));
        orphans.values().forEach(ProcessHandle::destroy);
        Instant limit = Instant.now().plus(GRACE);
        orphans.values().forEach(process -> await(process, limit));
        Files.deleteIfExists(services);
        return List.copyOf(orphans.keySet());
    }

    private static Optional<ProcessHandle> find(ServiceRecord record) {
        return ProcessHandle.of(record.pid())
                .filter(process -> commandLine(process).contains(record.jar()));
    }

    /** Their Kafka is gone already, so that ending in order gets them nowhere: after the grace they are killed. */
    private static void await(ProcessHandle process, Instant limit) {
        try {
            long left = Math.max(0, Duration.between(Instant.now(), limit).toMillis());
            process.onExit().get(left, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .replace('\0', ' ');
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }
}
