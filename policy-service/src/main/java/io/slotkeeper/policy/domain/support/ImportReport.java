package io.slotkeeper.policy.domain.support;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do, line by line.
 *
 * @param removed ids of entries that are gone because the import replaces the list
 */
public record ImportReport(
        long added, long changed, long unchanged, long refused, List<String> removed, List<Line> lines) {

    /** What became of a line. */
    public enum Result {
        ADDED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /** A line, the entry that it names if it names one, and, where it is refused, why. */
    public record Line(
            int line, @Nullable String entry, Result result, @Nullable String code, @Nullable String message) {}

    public ImportReport {
        removed = List.copyOf(removed);
        lines = List.copyOf(lines);
    }

    /** The counts alone: a log is no place for ten thousand lines. */
    @Override
    public String toString() {
        return added + " added, " + changed + " changed, " + unchanged + " unchanged, " + refused + " refused";
    }

    static ImportReport of(List<Line> lines, List<String> removed) {
        return new ImportReport(
                count(lines, Result.ADDED),
                count(lines, Result.CHANGED),
                count(lines, Result.UNCHANGED),
                count(lines, Result.REFUSED),
                removed,
                lines);
    }

    /** The refused lines alone, at most so many of them; the counts stay. */
    public ImportReport refusedLines(int most) {
        return new ImportReport(
                added,
                changed,
                unchanged,
                refused,
                List.of(),
                lines.stream()
                        .filter(line -> line.result() == Result.REFUSED)
                        .limit(most)
                        .toList());
    }

    private static long count(List<Line> lines, Result result) {
        return lines.stream().filter(line -> line.result() == result).count();
    }
}
