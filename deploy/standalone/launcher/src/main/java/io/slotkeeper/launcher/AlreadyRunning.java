package io.slotkeeper.launcher;

import java.io.IOException;

/** Another launcher holds the data directory; the message says which one and where it answers. */
final class AlreadyRunning extends IOException {
    AlreadyRunning(String message) {
        super(message);
    }
}
