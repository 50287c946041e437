package io.slotkeeper.bench;

import io.slotkeeper.bench.RuleBookFigures.Figure;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the rules cost alone, and how that grows. */
final class RuleBookReport {
    /** Below this size, what every verdict costs whatever it is about would hide how the rest grows. */
    private static final int LARGE = 8;

    private static final Map<String, String> WORLDS = worlds();

    private final Map<String, List<Figure>> figures;

    RuleBookReport(List<Figure> figures) {
        this.figures = figures.stream()
                .sorted(Comparator.comparingInt(Figure::size))
                .collect(Collectors.groupingBy(Figure::world, LinkedHashMap::new, Collectors.toList()));
    }

    @Override
    public String toString() {
        Table table = new Table("", "size", "µs a verdict", "ns by size", "times the smallest", "kB allocated");
        WORLDS.forEach((world, words) -> of(world)
                .forEach(figure -> table.row(
                        words,
                        Integer.toString(figure.size()),
                        text("%.2f", figure.nanos() / 1000),
                        text("%.0f", figure.nanos() / figure.size()),
                        text("%.2f", figure.nanos() / of(world).get(0).nanos()),
                        text("%.1f", figure.bytes() / 1000))));
        return table + "\n\nTime of a function with the most of them, divided by the same with " + LARGE + ":\n  free "
                + growth("free") + "\n  held " + growth("held");
    }

    private String growth(String world) {
        List<Figure> large =
                of(world).stream().filter(figure -> figure.size() >= LARGE).toList();
        if (large.size() < 2) {
            return "not measured";
        }
        Figure first = large.get(0);
        Figure last = large.get(large.size() - 1);
        return Growth.of(first.size(), first.nanos(), last.size(), last.nanos()).toString();
    }

    private List<Figure> of(String world) {
        return figures.getOrDefault(world, List.of());
    }

    private static Map<String, String> worlds() {
        Map<String, String> worlds = new LinkedHashMap<>();
        worlds.put("free", "functions asked for, all free");
        worlds.put("held", "functions asked for, all refused");
        worlds.put("largeHost", "functions of the host, one asked for");
        worlds.put("longList", "entries of the support list, one asked for");
        return worlds;
    }

    private static String text(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
