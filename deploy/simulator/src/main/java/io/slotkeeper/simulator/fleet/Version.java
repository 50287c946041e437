package io.slotkeeper.simulator.fleet;

import java.util.Arrays;
import java.util.List;

/** A product or API version such as {@code 4.0} or {@code 8.0.3.0}; missing parts count as zero. */
public record Version(List<Integer> parts) implements Comparable<Version> {
    public static Version of(String text) {
        try {
            return new Version(
                    Arrays.stream(text.split("\\.", -1)).map(Integer::valueOf).toList());
        } catch (NumberFormatException notNumbers) {
            throw new IllegalArgumentException("A version is numbers with dots between them, not " + text, notNumbers);
        }
    }

    public boolean atLeast(String other) {
        return compareTo(of(other)) >= 0;
    }

    public int part(int index) {
        return index < parts.size() ? parts.get(index) : 0;
    }

    @Override
    public int compareTo(Version other) {
        for (int index = 0; index < Math.max(parts.size(), other.parts.size()); index++) {
            int order = Integer.compare(part(index), other.part(index));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
