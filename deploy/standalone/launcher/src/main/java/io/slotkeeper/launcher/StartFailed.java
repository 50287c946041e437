package io.slotkeeper.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The suite did not come up; the message ends with the last lines of the log that tells why. */
final class StartFailed extends IOException {
    private static final int LINES = 20;

    StartFailed(String message, Path log) {
        super(message + "\n" + tail(log));
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            int from = Math.max(0, lines.size() - LINES);
            return "the end of " + log + ":\n  " + String.join("\n  ", lines.subList(from, lines.size()));
        } catch (IOException e) {
            return "there is no log " + log;
        }
    }
}
