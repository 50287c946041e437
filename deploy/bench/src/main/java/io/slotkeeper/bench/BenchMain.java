package io.slotkeeper.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The scenarios by their names. The exit code is 1 where a counted promise is broken or the measuring failed. */
@Command(
        name = "deploy/bench/run",
        mixinStandardHelpOptions = true,
        subcommands = {Pipeline.class, FirstSync.class, Verdicts.class},
        description = "Measures Slotkeeper on this machine, one numbered scenario at a time.")
public final class BenchMain {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private BenchMain() {}

    public static void main(String[] arguments) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(new CommandLine(new BenchMain())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command))
                .execute(arguments));
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof IOException || failure instanceof SQLException) {
            command.getErr().println("bench: " + failure.getMessage());
            return FAILED;
        }
        if (failure instanceof IllegalArgumentException) {
            command.getErr().println("bench: " + failure.getMessage());
            return USAGE;
        }
        throw failure;
    }
}
