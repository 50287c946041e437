package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.application.Hold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who holds a function in Slotkeeper. To another project it only says that somebody does. */
public record HoldView(
        @Nullable String assignment, @Nullable String vm, String kind, @Nullable Instant since, String holder) {
    private static final String SOMEBODY = "another project";

    static @Nullable HoldView of(@Nullable Hold hold, String project) {
        if (hold == null) {
            return null;
        }
        return hold.project().equals(project)
                ? new HoldView(hold.assignment(), hold.vm(), hold.kind(), hold.since(), hold.vm())
                : new HoldView(null, null, hold.kind(), hold.since(), SOMEBODY);
    }
}
