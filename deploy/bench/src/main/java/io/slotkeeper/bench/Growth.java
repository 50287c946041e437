package io.slotkeeper.bench;

import java.util.Locale;

/**
 * How a cost grows from the smallest size to the largest one.
 *
 * @param ratio cost per unit at the largest size by the cost per unit at the smallest: 1 is linear, more is worse
 */
record Growth(double ratio) {
    /** From here on, what is measured grows faster than its size and not only by chance. */
    static final double LINEAR_MAX = 1.5;

    /** @throws IllegalArgumentException a size is not positive, or the first cost is not */
    static Growth of(int firstSize, double firstCost, int lastSize, double lastCost) {
        if (firstSize <= 0 || lastSize <= 0 || firstCost <= 0) {
            throw new IllegalArgumentException("sizes and costs are positive");
        }
        return new Growth(lastCost / lastSize / (firstCost / firstSize));
    }

    boolean isLinear() {
        return ratio <= LINEAR_MAX;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%s)", ratio, isLinear() ? "linear" : "faster than linear");
    }
}
