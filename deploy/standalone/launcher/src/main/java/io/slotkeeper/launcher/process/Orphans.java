package io.slotkeeper.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends the services that a killed launcher left behind. Only a recorded process whose command line still names the
 * recorded jar is ended: a process number may have gone to somebody else.
 */
public final class Orphans {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private Orphans() {}

    /** Ends them and says which services they were; call it only under the data directory's lock. */
    public static List<String> end(Path services) throws IOException {
        Map<String, ServiceRecord> records = ServiceRecord.read(services);
        List<String> ended = records.entrySet().stream()
                .filter(entry -> find(entry.getValue()).map(Orphans::terminate).orElse(false))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        Files.deleteIfExists(services);
        return ended;
    }

    private static Optional<ProcessHandle> find(ServiceRecord record) {
        return ProcessHandle.of(record.pid())
                .filter(process -> commandLine(process).contains(record.jar()));
    }

    private static boolean terminate(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return true;
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
