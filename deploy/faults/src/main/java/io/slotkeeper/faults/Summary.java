package io.slotkeeper.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param directory with the history and everything else
 * @param faults how often each happened
 * @param violations empty is what we want
 */
record Summary(
        Path directory,
        Duration took,
        long operations,
        long done,
        long refused,
        long unknown,
        Map<String, Integer> faults,
        List<String> violations) {
    private static final int SHOWN_MAX = 20;
    private static final String FILE = "violations.txt";

    boolean isClean() {
        return violations.isEmpty();
    }

    /** Writes every violation into the run's directory. */
    void save() throws IOException {
        Files.write(directory.resolve(FILE), violations);
    }

    void print(PrintStream out) {
        out.println();
        row(out, "operations", operations);
        row(out, "  done", done);
        row(out, "  refused", refused);
        row(out, "  unknown", unknown);
        row(out, "faults", faults.values().stream().mapToInt(Integer::intValue).sum());
        faults.forEach((name, count) -> row(out, "  " + name, count));
        row(out, "violations", violations.size());
        violations.stream().limit(SHOWN_MAX).forEach(each -> out.println("  " + each.replace("\n", "\n    ")));
        if (violations.size() > SHOWN_MAX) {
            out.println("  ... and more: see " + directory.resolve(FILE));
        }
        out.printf(Locale.ROOT, "%nTook %d s; history and tables are in %s%n", took.toSeconds(), directory);
    }

    private static void row(PrintStream out, String name, long count) {
        out.printf(Locale.ROOT, "%-28s %10d%n", name, count);
    }
}
