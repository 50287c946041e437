package io.slotkeeper.faults;

import io.slotkeeper.engine.Product;
import io.slotkeeper.faults.history.HistoryChecker;
import io.slotkeeper.faults.history.Report;
import io.slotkeeper.faults.plant.Plant;
import io.slotkeeper.faults.plant.Plants;
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
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--plant", split = ",", description = "Plant these bugs; the exit code is 0 where all are found.")
    private List<String> plant = List.of();

    @Option(names = "--plants", description = "List the bugs that can be planted.")
    private boolean plants;

    @Option(
            names = "--judge",
            paramLabel = "DIR",
            description = "Judge once more what a run has left in a directory of target/faults; runs nothing.")
    private @Nullable Path judge;

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
        if (plants) {
            Plants.all()
                    .forEach(each -> System.out.printf("%-4s %-32s %s%n", each.invariant(), each.name(), each.how()));
            return 0;
        }
        if (judge != null) {
            return judged(judge);
        }
        List<Plant> planted = planted();
        Summary summary = WholeRun.of(Product.here(), setup(planted), directory(), keep);
        summary.print(System.out);
        return code(planted.isEmpty() ? summary.isClean() : areFound(summary, planted));
    }

    private static int judged(Path left) {
        Report report = HistoryChecker.report(left);
        System.out.print(report.text());
        return code(report.violations().isEmpty());
    }

    private List<Plant> planted() {
        return plant.stream()
                .map(name -> Plants.named(name)
                        .orElseThrow(() -> new IllegalArgumentException("no such bug: " + name + "; see --plants")))
                .toList();
    }

    private Drill.Setup setup(List<Plant> planted) {
        Duration lasts = Duration.ofMillis(Math.round(minutes * SECONDS * 1000));
        return new Drill.Setup(List.of(new Drill.Round(seed, lasts)), only, without, brokers, true, true, planted);
    }

    private Path directory() {
        String name = plant.isEmpty() ? Long.toString(seed) : seed + "-" + String.join("-", plant);
        return Product.here().root().resolve("target/faults").resolve(name);
    }

    private static boolean areFound(Summary summary, List<Plant> planted) {
        return planted.stream()
                .filter(each -> !isFound(summary, each))
                .findAny()
                .isEmpty();
    }

    private static boolean isFound(Summary summary, Plant planted) {
        boolean found = summary.violations().stream().anyMatch(each -> each.startsWith(planted.invariant() + " "));
        System.out.printf(
                "planted %s against %s: %s%n", planted.name(), planted.invariant(), found ? "found" : "NOT found");
        return found;
    }

    private static int code(boolean good) {
        return good ? 0 : FAILED;
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
