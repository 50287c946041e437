package io.slotkeeper.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** One line per step, for logs and pipes. */
final class PlainProgress implements Progress {
    private final PrintStream out;
    private final Instant start = Instant.now();

    PlainProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void working(String part, String detail) {
        line(part, detail);
    }

    @Override
    public void done(String part, String detail) {
        line(part, detail);
    }

    @Override
    public void say(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void close() {}

    private void line(String part, String detail) {
        say(String.format(
                Locale.ROOT,
                "%6.1fs  %-12s %s",
                Duration.between(start, Instant.now()).toMillis() / 1000.0,
                part,
                detail));
    }
}
