package io.slotkeeper.launcher;

import io.slotkeeper.engine.Backup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a copy that {@link BackupCommand} made in the place of what is there. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        customSynopsis = "deploy/restore [--data DIR] BACKUP",
        description = "Puts a backup in the place of the tables and secrets of a stopped suite.")
final class RestoreCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    @Mixin
    private Installation installation = new Installation();

    @Parameters(paramLabel = "BACKUP", description = "A directory that deploy/backup made.")
    private Path backup = Path.of("");

    @Override
    public Integer call() throws IOException {
        String suffix = ".before-" + LocalDateTime.now().format(STAMP);
        try (DataDirectory data = DataDirectory.open(installation.data())) {
            Backup.restore(backup.toAbsolutePath().normalize(), data.path(), suffix);
        }
        System.out.println("Restored. What was there is kept as postgres" + suffix + " and secrets" + suffix + ".");
        System.out.println("Kafka may know more than these tables now: deploy/up says so and lets nothing be written");
        System.out.println("until you have read what it reports, and then start with deploy/up --rebuild-kafka.");
        return 0;
    }
}
