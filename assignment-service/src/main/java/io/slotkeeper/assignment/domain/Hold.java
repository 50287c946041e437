package io.slotkeeper.assignment.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right to functions as it was placed: every member of their holder groups, frozen; {@code until} null for a claim. */
public record Hold(List<Address> members, Instant since, @Nullable Instant until) {
    /** The same hold without an end. */
    public Hold asClaim() {
        return new Hold(members, since, null);
    }
}
