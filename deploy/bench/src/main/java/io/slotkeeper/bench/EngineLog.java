package io.slotkeeper.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what PostgreSQL, Kafka and the simulator log to a file instead of the terminal. */
final class EngineLog implements AutoCloseable {
    private final FileHandler handler;

    private EngineLog(FileHandler handler) {
        this.handler = handler;
    }

    static EngineLog open(Path directory) throws IOException {
        LogManager.getLogManager().reset();
        FileHandler handler = new FileHandler(directory.resolve("engine.log").toString());
        handler.setFormatter(new SimpleFormatter());
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.WARNING);
        return new EngineLog(handler);
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
        handler.close();
    }
}
