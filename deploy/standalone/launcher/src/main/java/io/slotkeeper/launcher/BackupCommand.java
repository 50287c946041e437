package io.slotkeeper.launcher;

import io.slotkeeper.engine.Backup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies tables and secrets of the suite that runs, or puts such a copy back. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        customSynopsis = "deploy/backup [--data DIR] TARGET",
        description = "Copies the tables and secrets of the suite that runs into a new directory.")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Installation installation = new Installation();

    @Parameters(paramLabel = "TARGET", description = "A directory that does not exist yet.")
    private Path target = Path.of("");

    @Override
    public Integer call() throws IOException {
        Logger.getLogger("").setLevel(Level.WARNING);
        Path copy = target.toAbsolutePath().normalize();
        Backup.take(installation.data(), copy);
        System.out.println("Copied to " + copy + ". It has the secrets in it: keep it as you keep those.");
        return 0;
    }
}
