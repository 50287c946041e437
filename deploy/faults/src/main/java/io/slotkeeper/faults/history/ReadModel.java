package io.slotkeeper.faults.history;

import java.util.List;
import java.util.Set;

/**
 * A table that follows from topics alone.
 *
 * @param key the columns that name a row
 * @param ignored columns that tell when and in which order something was read, not what
 */
public record ReadModel(String table, List<String> key, Set<String> ignored) {

    /** Every read model of the product. */
    public static final List<ReadModel> ALL = List.of(
            new ReadModel("assignment.host_state", List.of("host"), Set.of("received_at")),
            new ReadModel("policy.host_seen", List.of("host"), Set.of("seen_at")),
            new ReadModel("policy.vm_seen", List.of("vm"), Set.of("seen_at")),
            new ReadModel("policy.assignment_seen", List.of("assignment"), Set.of("seen_at")),
            new ReadModel("policy.context_overlay", List.of("host", "address"), Set.of()),
            new ReadModel("policy.function_release", List.of("host", "address", "vm"), Set.of()),
            new ReadModel("inventory.hold", List.of("assignment"), Set.of("ended_at")),
            new ReadModel("inventory.hold_function", List.of("assignment", "address"), Set.of()),
            new ReadModel("inventory.context_overlay", List.of("host", "address"), Set.of()),
            new ReadModel(
                    "notifier.notification",
                    List.of("assignment", "revision", "addressee"),
                    Set.of("id", "sequence", "created_at")));
}
