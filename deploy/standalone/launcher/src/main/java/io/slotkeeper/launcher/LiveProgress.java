package io.slotkeeper.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A small picture that redraws itself while the parts come up, for a terminal. */
final class LiveProgress implements Progress {
    private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final long FRAME_MILLIS = 100;

    private record Row(boolean done, String detail, Instant begun, Instant ended) {}

    private final PrintStream out;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final ScheduledExecutorService painter =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "paint-progress"));
    private int painted;
    private int frame;
    private boolean over;

    LiveProgress(PrintStream out) {
        this.out = out;
        painter.scheduleAtFixedRate(this::paint, FRAME_MILLIS, FRAME_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void working(String part, String detail) {
        Instant begun = rows.containsKey(part) ? rows.get(part).begun() : Instant.now();
        rows.put(part, new Row(false, detail, begun, begun));
    }

    @Override
    public synchronized void done(String part, String detail) {
        Instant begun = rows.containsKey(part) ? rows.get(part).begun() : Instant.now();
        rows.put(part, new Row(true, detail, begun, Instant.now()));
    }

    @Override
    public synchronized void say(String line) {
        erase();
        out.println(line);
        paint();
    }

    @Override
    public synchronized void close() {
        if (!over) {
            painter.shutdownNow();
            paint();
            over = true;
        }
    }

    private synchronized void paint() {
        if (over) {
            return;
        }
        erase();
        frame++;
        rows.forEach((part, row) -> out.println(line(part, row)));
        painted = rows.size();
        out.flush();
    }

    private void erase() {
        if (!over && painted > 0) {
            out.print("\033[" + painted + "A\033[J");
            painted = 0;
        }
    }

    private String line(String part, Row row) {
        Instant until = row.done() ? row.ended() : Instant.now();
        String mark = row.done() ? Ansi.green("✓") : Ansi.cyan(SPINNER[frame % SPINNER.length]);
        return String.format(
                Locale.ROOT,
                "  %s %-12s %-34s %5.1f s",
                mark,
                part,
                row.detail(),
                Duration.between(row.begun(), until).toMillis() / 1000.0);
    }
}
