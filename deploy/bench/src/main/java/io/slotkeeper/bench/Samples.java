package io.slotkeeper.bench;

import java.util.List;

/** Several measurements of the same. */
final class Samples {
    private Samples() {}

    /**
     * The one in the middle; the mean of the two in the middle of an even number.
     *
     * @throws IllegalArgumentException there is none
     */
    static double median(List<Double> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("no samples");
        }
        List<Double> sorted = samples.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
