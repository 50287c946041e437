package io.slotkeeper.bench;

import java.util.List;
import java.util.stream.Collectors;

/** Bars of ASCII, as long as their values; the greatest has the whole width. */
final class Chart {
    private static final int WIDTH = 50;

    private Chart() {}

    /**
     * One bar.
     *
     * @param value zero or more
     * @param text what stands behind it
     */
    record Bar(String label, double value, String text) {}

    static String of(List<Bar> bars) {
        double greatest = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        int labels = bars.stream().mapToInt(bar -> bar.label().length()).max().orElse(0);
        return bars.stream()
                .map(bar -> ("%" + Math.max(1, labels) + "s %s %s")
                        .formatted(bar.label(), "#".repeat(length(bar.value(), greatest)), bar.text()))
                .collect(Collectors.joining("\n"));
    }

    /** At least one, so that no bar is invisible. */
    private static int length(double value, double greatest) {
        return greatest == 0 ? 1 : Math.max(1, (int) Math.round(value / greatest * WIDTH));
    }
}
