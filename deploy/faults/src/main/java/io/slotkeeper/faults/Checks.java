package io.slotkeeper.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All checks of what a run has left behind. */
final class Checks {
    private Checks() {}

    /** What was violated, one paragraph each. */
    static List<String> of(Path directory, Path work) throws IOException {
        return new ArrayList<>();
    }
}
