package io.slotkeeper.faults;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.Instance;
import io.slotkeeper.faults.fault.Director;
import io.slotkeeper.faults.fault.Fault.Lane;
import io.slotkeeper.faults.workload.Journal;
import io.slotkeeper.faults.workload.Journal.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a person how the drill goes: a small picture that redraws itself in a terminal, plain lines elsewhere. */
final class Screen implements AutoCloseable {
    private static final int BAR = 30;
    private static final int FRAME_MILLIS = 250;
    private static final int PLAIN_EVERY = 40;

    private final PrintStream out;
    private final boolean live;
    private final Journal journal;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Bed bed;
    private volatile @Nullable Director director;
    private volatile String phase = "";
    private volatile long roundBegan;
    private volatile long roundLasts;
    private int painted;
    private int frame;

    private Screen(PrintStream out, boolean live, Journal journal) {
        this.out = out;
        this.live = live;
        this.journal = journal;
        Thread painter = new Thread(this::watch, "paint");
        painter.setDaemon(true);
        painter.start();
    }

    /** Live where deploy/faults/run found a terminal. */
    static Screen open(Journal journal) {
        return new Screen(System.out, "1".equals(System.getenv("SLOTKEEPER_TERMINAL")), journal);
    }

    void watch(Bed watched, Director conducting) {
        bed = watched;
        director = conducting;
    }

    void phase(String name) {
        phase = name;
        roundLasts = 0;
        if (!live) {
            say(name);
        }
    }

    void round(String name, Duration lasts) {
        phase(name);
        roundBegan = journal.now();
        roundLasts = lasts.toMillis();
    }

    /** A line that stays. */
    synchronized void say(String line) {
        erase();
        out.printf(Locale.ROOT, "%7.1f s  %s%n", journal.now() / 1000.0, line);
        if (live) {
            paint();
        }
    }

    private void watch() {
        try {
            while (!closing.await(FRAME_MILLIS, TimeUnit.MILLISECONDS)) {
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tick() {
        frame++;
        if (live) {
            paint();
        } else if (frame % PLAIN_EVERY == 0 && roundLasts > 0) {
            picture().forEach(line -> out.println("           " + line));
        }
    }

    private void paint() {
        erase();
        List<String> lines = picture();
        lines.forEach(out::println);
        painted = lines.size();
        out.flush();
    }

    private void erase() {
        if (painted > 0) {
            out.print("\033[" + painted + "A\033[J");
            painted = 0;
        }
    }

    private List<String> picture() {
        List<String> lines = new ArrayList<>();
        lines.add(phase + time());
        long operations = journal.operations();
        lines.add(String.format(
                Locale.ROOT,
                "operations %6d   done %d   refused %d   unknown %d",
                operations,
                journal.count(Outcome.OK),
                journal.count(Outcome.FAIL),
                journal.count(Outcome.UNKNOWN)));
        Bed shown = bed;
        Director faults = director;
        if (shown != null && faults != null) {
            lines.add(instances(shown));
            lines.add("faults " + total(faults) + "   now "
                    + (faults.current().isEmpty()
                            ? "none"
                            : faults.current().entrySet().stream()
                                    .sorted(Map.Entry.<Lane, String>comparingByKey())
                                    .map(Map.Entry::getValue)
                                    .collect(Collectors.joining(" + ")))
                    + "   violations " + faults.broken().size());
        }
        return lines;
    }

    private String time() {
        if (roundLasts == 0) {
            return "";
        }
        long passed = Math.min(roundLasts, journal.now() - roundBegan);
        int filled = (int) (BAR * passed / roundLasts);
        return "  [" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]  " + (roundLasts - passed) / 1000 + " s left";
    }

    private static int total(Director faults) {
        return faults.counts().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String instances(Bed bed) {
        return bed.instances().stream()
                .filter(Instance::isWanted)
                .map(instance -> (instance.isAlive() ? "● " : "○ ") + instance.name())
                .collect(Collectors.joining("   "));
    }

    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            erase();
        }
    }
}
