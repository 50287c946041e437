package io.slotkeeper.bench;

import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What {@code jcmd PID GC.class_histogram} prints. */
final class Histogram {
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)\\s*$", Pattern.MULTILINE);

    private Histogram() {}

    /** The bytes of the last line, {@code Total INSTANCES BYTES}; empty where there is none. */
    static OptionalLong totalBytes(String text) {
        return TOTAL.matcher(text)
                .results()
                .map(MatchResult::group)
                .mapToLong(Histogram::bytes)
                .findFirst();
    }

    private static long bytes(String line) {
        String[] words = line.strip().split("\\s+", -1);
        return Long.parseLong(words[2]);
    }
}
