package io.slotkeeper.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for a terminal that is a Markdown table as well; columns are aligned to the right. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** @throws IllegalArgumentException there are more or fewer cells than headings */
    Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("%d cells under %d headings"
                    .formatted(cells.length, rows.get(0).size()));
        }
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        List<Integer> widths =
                IntStream.range(0, rows.get(0).size()).mapToObj(this::width).toList();
        List<String> lines =
                rows.stream().map(row -> line(row, widths)).collect(Collectors.toCollection(ArrayList::new));
        lines.add(
                1,
                widths.stream().map(width -> "-".repeat(width + 1) + ":").collect(Collectors.joining("|", "|", "|")));
        return String.join("\n", lines);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> (" %" + widths.get(column) + "s ").formatted(row.get(column)))
                .collect(Collectors.joining("|", "|", "|"));
    }
}
