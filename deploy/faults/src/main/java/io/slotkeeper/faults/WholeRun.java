package io.slotkeeper.faults;

import io.slotkeeper.engine.Cleanup;
import io.slotkeeper.engine.Product;
import io.slotkeeper.faults.bed.Bed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** A run from its first process to its last. Ctrl-C ends everything that it has started; nothing is left running. */
final class WholeRun {
    private static final int END_SECONDS = 60;

    private WholeRun() {}

    /**
     * Runs a drill in a directory, which is emptied first.
     *
     * @param keep whether databases and logs stay there; they stay as well when something was violated
     */
    static Summary of(Product product, Drill.Setup setup, Path directory, boolean keep)
            throws IOException, InterruptedException, SQLException {
        product.check(Product.SERVICES, Bed.agent(product), product.engineJar());
        remove(directory);
        Path whole = Files.createDirectories(directory).toRealPath();
        Cleanup cleanup = new Cleanup();
        CountDownLatch ended = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Thread stop = new Thread(() -> stop(cleanup, main, ended), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        boolean clean = false;
        try {
            log(whole, cleanup);
            Summary summary = new Drill(product, setup, whole, cleanup).run();
            summary.save();
            clean = summary.isClean();
            return summary;
        } finally {
            cleanup.close();
            tidy(whole.resolve("work"), keep, clean);
            ended.countDown();
        }
    }

    /** Ctrl-C: the processes first, then the thread that waits for them, and the end only after its tidying up. */
    private static void stop(Cleanup cleanup, Thread main, CountDownLatch ended) {
        if (ended.getCount() == 0) {
            return;
        }
        main.interrupt();
        cleanup.close();
        try {
            ended.await(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What PostgreSQL and the Kafka clients log goes to a file. */
    private static void log(Path directory, Cleanup cleanup) throws IOException {
        LogManager.getLogManager().reset();
        FileHandler handler = new FileHandler(directory.resolve("drill.log").toString());
        handler.setFormatter(new SimpleFormatter());
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.WARNING);
        cleanup.add(() -> {
            root.removeHandler(handler);
            handler.close();
        });
    }

    private static void tidy(Path work, boolean keep, boolean clean) throws IOException {
        if (keep || !Files.exists(work)) {
            return;
        }
        try (Stream<Path> found = Files.list(work)) {
            for (Path each : found.toList()) {
                // logs and the agents' notes explain a violation; databases do not
                boolean explains = each.toString().endsWith(".log") || each.endsWith("crash");
                if (clean || !explains) {
                    remove(each);
                }
            }
        }
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(directory)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
