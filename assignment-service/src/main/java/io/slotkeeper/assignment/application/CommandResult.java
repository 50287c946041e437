package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Rejection;
import java.util.UUID;

/** What a command came to: applied (or so already), or refused. */
public sealed interface CommandResult {
    /** {@code id} is the assignment's. */
    record Done(UUID id) implements CommandResult {}

    record Refused(Rejection rejection) implements CommandResult {}
}
