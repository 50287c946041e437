package io.slotkeeper.bench;

import java.util.List;
import java.util.Locale;

/** How long requests took, in nanoseconds from the moment at which they were meant to be sent. */
record Latencies(List<Long> sorted) {
    static Latencies of(List<Long> nanos) {
        return new Latencies(nanos.stream().sorted().toList());
    }

    /**
     * The value that this share of them does not exceed, in milliseconds.
     *
     * @param share above 0, at most 1
     */
    double percentile(double share) {
        if (sorted.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms",
                percentile(0.5),
                percentile(0.9),
                percentile(0.99));
    }
}
