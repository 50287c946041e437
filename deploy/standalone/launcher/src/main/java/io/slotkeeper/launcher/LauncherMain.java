package io.slotkeeper.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The standalone suite as one process tree: {@code up}, {@code down}, {@code backup} and {@code restore}. */
@Command(
        name = "slotkeeper",
        mixinStandardHelpOptions = true,
        subcommands = {UpCommand.class, DownCommand.class, BackupCommand.class, RestoreCommand.class},
        description = "Runs Slotkeeper on this machine, for this machine.")
public final class LauncherMain {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private LauncherMain() {}

    public static void main(String[] arguments) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(new CommandLine(new LauncherMain())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command))
                .execute(arguments));
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof IOException) {
            String message = failure.getMessage();
            command.getErr().println("slotkeeper: " + (message == null ? failure : message));
            return FAILED;
        }
        if (failure instanceof IllegalArgumentException) {
            command.getErr().println("slotkeeper: " + failure.getMessage());
            return USAGE;
        }
        throw failure;
    }
}
