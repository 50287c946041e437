package io.slotkeeper.faults;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.Product;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Drills the packaged product. The exit code is 1 where something was violated or the drill itself failed. */
@Command(
        name = "deploy/faults/run",
        mixinStandardHelpOptions = true,
        description = "Runs a workload and faults from one seed on real processes, and checks what must never happen.")
public final class FaultsMain implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final double SECONDS = 60;

    @Option(names = "--minutes", description = "How long the faults last, also fractions (default: ${DEFAULT-VALUE}).")
    private double minutes = 1;

    @Option(names = "--seed", description = "Workload and schedule are drawn from it (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--only", split = ",", description = "Only these faults, by name.")
    private List<String> only = List.of();

    @Option(names = "--without", split = ",", description = "All faults but these.")
    private List<String> without = List.of();

    @Option(names = "--brokers", description = "1, or 3 of which one is lost at a time (default: ${DEFAULT-VALUE}).")
    private int brokers = 1;

    @Option(names = "--keep", description = "Keep databases, logs and crash points below work/ too.")
    private boolean keep;

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.exit(new CommandLine(new FaultsMain())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command))
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (minutes <= 0 || (brokers != 1 && brokers != 3)) {
            throw new IllegalArgumentException("--minutes is positive; --brokers is 1 or 3");
        }
        Duration lasts = Duration.ofMillis(Math.round(minutes * SECONDS * 1000));
        Drill.Setup setup = new Drill.Setup(
                List.of(new Drill.Round(seed, lasts)),
                only,
                without,
                brokers,
                true,
                true,
                List.<Bed.Prepared>of(),
                List.of());
        Path target = Product.here().root().resolve("target/faults");
        Summary summary = WholeRun.of(Product.here(), setup, target.resolve(Long.toString(seed)), keep);
        summary.print(System.out);
        return summary.isClean() ? 0 : FAILED;
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof IOException
                || failure instanceof SQLException
                || failure instanceof InterruptedException) {
            command.getErr().println("faults: " + failure.getMessage());
            return FAILED;
        }
        if (failure instanceof IllegalArgumentException) {
            command.getErr().println("faults: " + failure.getMessage());
            return USAGE;
        }
        throw failure;
    }
}
