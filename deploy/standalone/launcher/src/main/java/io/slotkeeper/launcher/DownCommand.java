package io.slotkeeper.launcher;

import io.slotkeeper.engine.Engine;
import io.slotkeeper.launcher.process.Orphans;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the suite of a data directory and waits for its end; also ends what a killed launcher left behind. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        customSynopsis = "deploy/down [--data DIR]",
        description = "Stops the suite; everything is kept.")
final class DownCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Mixin
    private Installation installation = new Installation();

    @Override
    public Integer call() throws IOException {
        Path data = installation.data();
        if (DataDirectory.isOpen(data)) {
            stop(data);
            System.out.println("Stopped. Everything is kept in " + data);
        } else {
            System.out.println(clean(data) + data);
        }
        return 0;
    }

    private static void stop(Path data) throws IOException {
        ProcessHandle launcher = DataDirectory.pid(data)
                .flatMap(ProcessHandle::of)
                .orElseThrow(() -> new IOException("the launcher of " + data + " is running, but its pid is unknown"));
        launcher.destroy();
        try {
            launcher.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("process " + launcher.pid() + " does not stop within " + LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the end", e);
        }
    }

    private static String clean(Path data) throws IOException {
        Logger.getLogger("").setLevel(Level.OFF);
        List<String> ended = Orphans.end(DataDirectory.services(data));
        Engine.endOrphans(data);
        return ended.isEmpty() ? "Nothing runs on " : "Ended what a killed launcher left behind on ";
    }
}
