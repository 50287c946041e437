package io.slotkeeper.simulator.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something asked for that ends by itself, or has ended.
 *
 * @param error set once it failed;
 * @param ended null while it runs
 */
public record Task(
        MoRef ref,
        String descriptionId,
        MoRef entity,
        String entityName,
        Instant started,
        @Nullable Instant ended,
        @Nullable Refused error) {

    public String state() {
        if (ended == null) {
            return "running";
        }
        return error == null ? "success" : "error";
    }

    Task ended(Instant now, @Nullable Refused why) {
        return new Task(ref, descriptionId, entity, entityName, started, now, why);
    }
}
