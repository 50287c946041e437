package io.slotkeeper.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Sends what PostgreSQL, Kafka and the front door log to {@code logs/engine.0.log}, older parts to {@code engine.1.log} and so
 * on, each of at most 10 MB, instead of the terminal.
 */
final class EngineLog {
    private static final int BYTES_MAX = 10_000_000;
    private static final int FILES = 3;
    private static final Logger OURS = Logger.getLogger("io.slotkeeper");

    private EngineLog() {}

    static void open(Path logs) throws IOException {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n");
        LogManager.getLogManager().reset();
        Handler handler = new FileHandler(logs.resolve("engine.%g.log").toString(), BYTES_MAX, FILES, true);
        handler.setFormatter(new SimpleFormatter());
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.WARNING);
        OURS.setLevel(Level.INFO);
    }
}
