package io.slotkeeper.assignment.domain;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The leading numbers of a version such as {@code 8.0 U3} or {@code 7.0.3}, compared one by one; missing ones are 0. */
public record PlatformVersion(int[] numbers) implements Comparable<PlatformVersion> {
    private static final Pattern SEPARATOR = Pattern.compile("\\.");
    private static final int DIGITS_MAX = 9;

    public static PlatformVersion of(String text) {
        String leading = text.strip().replaceFirst("[^0-9.].*$", "");
        return new PlatformVersion(SEPARATOR
                .splitAsStream(leading)
                .filter(part -> !part.isEmpty() && part.length() <= DIGITS_MAX)
                .mapToInt(Integer::parseInt)
                .toArray());
    }

    @Override
    public int compareTo(PlatformVersion other) {
        for (int i = 0; i < Math.max(numbers.length, other.numbers.length); i++) {
            int difference = Integer.compare(number(i), other.number(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlatformVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        int last = numbers.length;
        while (last > 0 && numbers[last - 1] == 0) {
            last--;
        }
        return Arrays.hashCode(Arrays.copyOf(numbers, last));
    }

    private int number(int index) {
        return index < numbers.length ? numbers[index] : 0;
    }
}
