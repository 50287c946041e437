package io.slotkeeper.launcher.process;

import java.time.Instant;

/** A child that lives: its process, the loopback port that it was given, and since when. */
public record Running(Process process, int port, Instant since) {
    public long pid() {
        return process.pid();
    }
}
