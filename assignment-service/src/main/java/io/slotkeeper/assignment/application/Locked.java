package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.HostState;
import org.jspecify.annotations.Nullable;

/** An assignment and, where inventory has told of it, its host, both locked by the current transaction. */
record Locked(Assignment assignment, @Nullable HostState host) {
    Locked with(Assignment next) {
        return new Locked(next, host);
    }
}
